def run_program(source):
    variables = {}
    output = []
    def value(word):
        if word.lstrip("-").isdigit():
            return int(word)
        return variables.get(word, 0)
    def execute(line):
        words = line.split()
        if words[0] == "set":
            variables[words[1]] = value(words[2])
        elif words[0] == "add":
            variables[words[1]] = variables.get(words[1], 0) + value(words[2])
        elif words[0] == "print":
            output.append(f"{words[1]}={value(words[1])}")
        elif words[0] == "repeat":
            for _ in range(value(words[1])):
                execute(" ".join(words[2:]))
        else:
            output.append("? " + line)
    for line in source.split("\n"):
        execute(line)
    return output

for line in run_program("set x 5\nadd x -2\nset y x\nrepeat 4 add y x\nprint x\nprint y\njump z"):
    print(line)
