# An assignment with a nonlocal declaration changes the variable around.
def session():
    user = "nobody"

    def login(name):
        nonlocal user
        user = name

    print(user)
    login("ada")
    return user


print(session())
