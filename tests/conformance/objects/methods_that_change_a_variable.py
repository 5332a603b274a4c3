# The methods of a class that is made in a function change the function's variable.
def make_light(brightness):
    class Light:
        def up(self):
            nonlocal brightness
            brightness = min(brightness + 30, 100)
            return brightness

        def down(self):
            nonlocal brightness
            brightness = max(brightness - 30, 0)
            return brightness

    return Light()


desk, hall = make_light(50), make_light(0)
print(desk.up(), desk.up(), desk.down())
print(hall.down(), hall.up())
print(desk.down())
