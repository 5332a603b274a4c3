def check(segments, index, repair):
    error_found = False
    log = []
    def report_error(msg, *args):
        nonlocal error_found
        error_found = True
        log.append("error: " + msg.format(*args))
    log.append("start")
    if not segments:
        report_error("no valid data")
        return log, False
    for number, size in segments:
        log.append(f"segment {number}")
        if size < 0:
            report_error("segment {} has size {}", number, size)
            if repair:
                log.append(f"recovered {number}")
    for key in sorted(index):
        if index[key] not in [n for n, _ in segments]:
            report_error("key {} points to {}", key, index[key])
    if error_found:
        log.append("finished, errors" if not repair else "finished, repaired")
    else:
        log.append("finished")
    return log, not error_found or repair

for args in (([], {}, False), ([(1, 5)], {7: 1}, False), ([(1, 5), (2, -1)], {7: 3, 8: 2}, False), ([(2, -1)], {}, True)):
    log, ok = check(*args)
    print("; ".join(log), ok)
