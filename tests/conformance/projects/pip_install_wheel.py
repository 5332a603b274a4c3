class File:
    def __init__(self, src, dest):
        self.src, self.dest, self.changed = src, dest, False
    def save(self):
        self.changed = self.src.endswith(".py")

def install(wheel_path, lib_dir, records):
    installed = {}
    changed = set()
    def record_installed(src, dest, modified=False):
        new = dest[len(lib_dir) + 1:] if dest.startswith(lib_dir + "/") else dest
        installed[src] = new
        if modified:
            changed.add(new)
    def is_dir(path):
        return path.endswith("/")
    def assert_inside(dest, target):
        if ".." in target:
            raise ValueError(f"{wheel_path} has {target} outside of {dest}")
    def root_maker(dest):
        def make(record):
            target = f"{dest}/{record}"
            assert_inside(dest, target)
            return File(record, target)
        return make
    def data_maker(schemes):
        paths = dict(schemes)
        def make(record):
            parts = record.split("/", 2)
            if len(parts) < 3:
                raise ValueError(f"unexpected file in {wheel_path}: {record}")
            _, key, sub = parts
            if key not in paths:
                raise ValueError(f"unknown scheme {key} in {wheel_path}")
            target = f"{paths[key]}/{sub}"
            assert_inside(paths[key], target)
            return File(record, target)
        return make
    files = [r for r in records if not is_dir(r)]
    make_root = root_maker(lib_dir)
    make_data = data_maker([("scripts", "/bin"), ("purelib", lib_dir)])
    for file in [make_data(r) if ".data/" in r else make_root(r) for r in files]:
        file.save()
        record_installed(file.src, file.dest, file.changed)
    record_installed("RECORD", f"{lib_dir}/RECORD")
    return installed, changed

def show(records):
    try:
        installed, changed = install("w.whl", "/lib", records)
        print(" ".join(f"{k}={v}" for k, v in sorted(installed.items())), ",".join(sorted(changed)))
    except ValueError as e:
        print(e)

show(["a/", "a/b.py", "a/c.txt", "x.data/scripts/run", "x.data/purelib/d.py"])
show(["../evil"])
show(["x.data/y"])
show(["x.data/other/z"])
