class Metadata:
    def __init__(self):
        self.version = lambda name: "real"

def importlib_patcher(metadata):
    def patch(qt=None, qt5=None, qt6=None):
        def fake_version(name):
            if name == "Qt":
                outcome = qt
            elif name == "Qt5":
                outcome = qt5
            elif name == "Qt6":
                outcome = qt6
            else:
                raise AssertionError(name)
            if outcome is None:
                raise KeyError(name)
            return outcome
        metadata.version = fake_version
    return patch

metadata = Metadata()
patch = importlib_patcher(metadata)
print(metadata.version("Qt"))
def show(name):
    try:
        return metadata.version(name)
    except KeyError as e:
        return f"missing {e.args[0]}"
patch(qt="5.1", qt5=None, qt6="6.2")
print(show("Qt"), show("Qt5"), show("Qt6"))
patch(qt=None, qt5="5.15", qt6=None)
print(show("Qt"), show("Qt5"), show("Qt6"))
