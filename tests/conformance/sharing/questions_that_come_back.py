# What `+=` adds to is read before the question is asked, and whoever answers may change it.


def make_score(questions):
    total = 1
    rows = [1.5, 2.5]
    text = "a"
    state = {"hits": 0}

    def ask():
        nonlocal total, text
        question = questions[0]
        total += question()
        rows[0] += question() / 2
        text += str(question())
        state["hits"] += question()
        total *= question()
        return total

    def change():
        nonlocal total, text
        total += 100
        rows[0] += 100.0
        rows.append(total + 0.5)
        text += "!"
        state["hits"] += 1
        return state["hits"]

    def show():
        return f"{total} {rows} {text} {state['hits']}"

    return ask, change, show


questions = []
ask, change, show = make_score(questions)
questions.append(lambda: 2)
print(ask(), show())
questions[0] = change
print(ask(), show())
questions[0] = lambda: change() + change()
print(ask(), show())
