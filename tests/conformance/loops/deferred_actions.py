# What is put off in a loop runs after it, the last one first.
def clean_up(names):
    log = []
    deferred = []
    for number, name in enumerate(names, 1):
        log.append(f"open {name}")

        def close(number=number, name=name):
            log.append(f"close {name}, the {number}.")

        deferred.append(close)
    for close in reversed(deferred):
        close()
    return log


for line in clean_up(["file", "socket", "door"]):
    print(line)
print(clean_up([]))
