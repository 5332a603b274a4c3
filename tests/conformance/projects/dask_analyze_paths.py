class Fs:
    def __init__(self, sep):
        self.sep = sep

def analyze(files, fs, root=None):
    def join_path(path):
        def scrub(i, p):
            p = p.replace(fs.sep, "/")
            if p == "":
                return "."
            if p[-1] == "/":
                p = p[:-1]
            if i > 0 and p[0] == "/":
                p = p[1:]
            return p
        prefix = ""
        path = list(path)
        if path and path[0]:
            if path[0][0] == "/":
                prefix = "/"
                path[0] = path[0][1:]
            elif fs.sep == "\\" and path[0][1:].startswith(":/"):
                prefix = path[0][0:3]
                path[0] = path[0][3:]
        scrubbed = []
        for i, p in enumerate(path):
            scrubbed.extend(scrub(i, p).split("/"))
        simpler = []
        for s in scrubbed:
            if s == ".":
                pass
            elif s == "..":
                if simpler:
                    if simpler[-1] == "..":
                        simpler.append(s)
                    else:
                        simpler.pop()
                elif prefix:
                    raise ValueError("can not get parent of root")
                else:
                    simpler.append(s)
            else:
                simpler.append(s)
        if not simpler:
            return prefix or "."
        return prefix + "/".join(simpler)
    parts_list = [join_path([f]).split("/") for f in files]
    if root is None:
        base = parts_list[0][:-1]
        for parts in parts_list:
            j = len(parts) - 1
            for k, (b, p) in enumerate(zip(base, parts)):
                if b != p:
                    j = k
                    break
            base = base[:j]
    else:
        base = join_path([root]).split("/")
        if not all(p[:len(base)] == base for p in parts_list):
            raise ValueError("outside of the root")
    return "/".join(base), ["/".join(p[len(base):]) for p in parts_list]

def show(*args):
    try:
        base, out = analyze(*args)
        print(base, ",".join(out))
    except ValueError as e:
        print(e)

show(["/a/b/c.x", "/a/./b/d/e.x"], Fs("/"))
show(["a\\b\\c", "a\\q\\..\\b\\d\\"], Fs("\\"))
show(["/a/../../b"], Fs("/"))
show(["/a/b"], Fs("/"), "/a")
show(["/a/b"], Fs("/"), "/c")
