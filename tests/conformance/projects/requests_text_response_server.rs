// psf/requests tests/testserver/server.py: Server.text_response_server / text_response_handler
use nonlocal::factory;

struct Socket {
    content: String,
    sent: Vec<String>,
}

impl Socket {
    fn send(&mut self, data: String) {
        self.sent.push(data);
    }
}

fn consume(sock: &Socket, timeout: usize) -> String {
    sock.content[..timeout].to_string()
}

struct Server {
    handler: Box<dyn Fn(&mut Socket) -> String>,
    requests: usize,
}

impl Server {
    fn new(handler: Box<dyn Fn(&mut Socket) -> String>, requests: usize) -> Server {
        Server { handler, requests }
    }
    fn run(&self, sock: &mut Socket) -> Vec<String> {
        (0..self.requests).map(|_| (self.handler)(sock)).collect()
    }
}

factory! {
    fn text_server(text: &'static str, request_timeout: usize = 5, requests: usize = 1) -> Server {
        fn handler(sock: &mut Socket) -> String {
            let content = consume(sock, request_timeout);
            sock.send(text.to_uppercase());
            content
        }
        Server::new(Box::new(handler), requests)
    }
}

fn main() {
    for server in [text_server!("hello"), text_server!("bye", requests = 2), text_server!("x", 3)] {
        let mut sock = Socket { content: "GET / HTTP".to_string(), sent: Vec::new() };
        println!("{} {}", server.run(&mut sock).join("|"), sock.sent.join(","));
    }
}
