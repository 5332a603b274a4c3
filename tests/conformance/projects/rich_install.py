class Shell:
    def __init__(self):
        self.show = lambda kwargs: self.inner_show(False)
        self.inner_show = lambda is_syntax: print("default")
        self.syntax = lambda: print("default syntax")
        self.tb = [7, 8, 9]

def install(width):
    def excepthook(tb):
        print(f"width {width}: {tb}")
    def closure(ip):
        tb_data = {}
        default_show = ip.show
        def show(kwargs):
            nonlocal tb_data
            tb_data = kwargs
            default_show(kwargs)
        def display(is_syntax):
            nonlocal tb_data
            tb = [] if is_syntax else list(ip.tb)
            compiled = tb_data.get("compiled", 0)
            offset = tb_data.get("offset")
            if offset is None:
                offset = 1 if compiled else 0
            for _ in range(offset):
                if not tb:
                    break
                tb = tb[1:]
            excepthook(tb)
            tb_data = {}
        ip.inner_show = display
        ip.show = show
        ip.syntax = lambda: display(True)
    return closure

ip = Shell()
ip.show({})
install(80)(ip)
ip.show({})
ip.show({"compiled": 1})
ip.show({"offset": 2, "compiled": 1})
ip.inner_show(False)
ip.syntax()
