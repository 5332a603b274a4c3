# A variable that one branch or the other binds is captured with the value of the branch that was taken.
def make_greeter(hour):
    if hour < 12:
        greeting = "Good morning"
    elif hour < 18:
        greeting = "Good afternoon"
    else:
        greeting = "Good evening"

    def greet(name):
        return f"{greeting}, {name}!"

    return greet


for hour in 9, 15, 21:
    print(make_greeter(hour)("Ada"))
