def mock_adapter(mock):
    def adapter(environ, start):
        try:
            responder = mock(environ)
        except StopIteration:
            raise RuntimeError("ran out of responses")
        return responder(environ, start)
    return adapter

def text(body):
    def responder(environ, start):
        start("200 OK")
        return f"{body} for {environ}"
    return responder

responses = iter([text("one"), text("two")])
adapter = mock_adapter(lambda environ: next(responses))
log = []
for path in ("/a", "/b", "/c"):
    try:
        print(adapter(path, log.append))
    except RuntimeError as e:
        print(e)
print(len(log))
