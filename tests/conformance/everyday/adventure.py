def play(rooms, start, script):
    here = start
    bag = []
    score = 0
    out = []
    def say(text): out.append(text)
    def look():
        r = rooms[here]
        say(f"{r['title']}. Exits: {', '.join(sorted(r['exits']))}.")
        if r["items"]: say("You see: " + ", ".join(r["items"]))
    def go(where):
        nonlocal here
        if where not in rooms[here]["exits"]:
            say("You can't go that way.")
            return
        here = rooms[here]["exits"][where]
        look()
    def take(item):
        nonlocal score
        if item in rooms[here]["items"]:
            rooms[here]["items"].remove(item)
            bag.append(item)
            score += 10
            say("Taken.")
        else: say("No such thing.")
    def drop(item):
        nonlocal score
        if item in bag:
            bag.remove(item)
            rooms[here]["items"].append(item)
            score -= 5
            say("Dropped.")
        else: say("You don't have it.")
    look()
    for line in script:
        match line.split():
            case ["go", where]: go(where)
            case ["take", item]: take(item)
            case ["drop", item]: drop(item)
            case ["inv"]: say("You carry: " + (", ".join(bag) or "nothing"))
            case ["quit"]: break
            case _: say("What?")
    return out, score
rooms = {"hall": {"title": "Hall", "exits": {"north": "attic"}, "items": ["lamp"]},
         "attic": {"title": "Attic", "exits": {"south": "hall"}, "items": []}}
out, score = play(rooms, "hall", ["inv", "take lamp", "go up", "go north", "drop lamp", "take sword", "go south", "go north", "dance", "quit", "inv"])
print("\n".join(out)); print(score)
