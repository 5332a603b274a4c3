def run(jobs):
    lines = []
    level = 0
    def log(text):
        lines.append("-" * level + text)
    for job in jobs:
        log(job)
        level += 1
        if len(lines) == 2:
            lines.insert(0, "two jobs")
    log("done")
    return lines


print(" | ".join(run(["fetch", "build"])))
