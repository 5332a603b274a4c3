# A spider defined in a test: it reports what it logged through a variable of the test.
class Crawler:
    def __init__(self, spider):
        self.spider = spider
        self.stats = {}

    def log(self, level, text):
        self.stats[level] = self.stats.get(level, 0) + 1

    def crawl(self):
        self.log("info", "opened")
        self.spider()
        self.log("info", "closed")


def test_log_level():
    info_count = None
    crawler = None

    def spider():
        nonlocal info_count
        before = crawler.stats.get("info", 0)
        crawler.log("debug", "debug message")
        crawler.log("info", "info message")
        crawler.log("error", "error message")
        info_count = crawler.stats["info"] - before

    crawler = Crawler(spider)
    crawler.crawl()
    assert info_count == 1
    return info_count, crawler.stats["info"], crawler.stats["error"]


print(*test_log_level())
