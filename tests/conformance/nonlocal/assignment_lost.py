# An assignment without a nonlocal declaration silently makes another variable, and the one around stays.
def session():
    user = "nobody"

    def login(name):
        user = name

    login("ada")
    return user


print(session())
