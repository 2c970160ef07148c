"""Checks webhooks with the specification's own library, both ways: pip install standardwebhooks==1.0.0

    PASSWORD=… python bench/sdk/standardwebhooks_check.py http://localhost:8080 owner@it-desk.example

The server must be allowed to call this machine: FRONTDESK_EGRESS_ALLOW_PRIVATE=true.
"""
import datetime
import http.server
import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid

from standardwebhooks import Webhook

DESK, EMAIL = sys.argv[1:3]
received = []


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        received.append((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def ask(method, path, body=None, headers=None):
    data = body.encode() if isinstance(body, str) else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(DESK + path, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None
    except urllib.error.HTTPError as problem:
        return problem.code, json.loads(problem.read())


def outgoing(owner):
    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{receiver.server_port}/"
    _, hook = ask("POST", "/api/integration/webhooks", {"name": "Check", "url": url, "types": ["*"]}, owner)
    _, renewed = ask("POST", f"/api/integration/webhooks/{hook['id']}/rotate", {}, owner)
    ask("POST", f"/api/integration/webhooks/{hook['id']}/test", {}, owner)
    _, article = ask("POST", "/api/knowledge/articles", {"title": "Check", "markdown": "Of webhooks, ключ, 鍵", "language": "en", "status": "draft"}, owner)
    deadline = time.monotonic() + 30
    while len(received) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    for headers, body in received:
        for secret in (hook["secret"], renewed["secret"]):
            event = Webhook(secret).verify(body, headers)
        print("verified by the newest and the former secret:", event["type"], event["id"])
    ask("DELETE", f"/api/integration/webhooks/{hook['id']}", None, owner)
    ask("DELETE", f"/api/knowledge/articles/{article['id']}", None, {**owner, "If-Match": "*"})
    return len(received) >= 2


def incoming(owner):
    _, hook = ask("POST", "/api/integration/hooks", {"name": "Check", "command": "ask", "template": '{"question": "{/question}"}'}, owner)
    body = json.dumps({"question": "How do I reset my password?"})
    message, now = f"msg_{uuid.uuid4().hex}", datetime.datetime.now(datetime.timezone.utc)
    headers = {"webhook-id": message, "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": Webhook(hook["secret"]).sign(message, now, body)}
    right, reply = ask("POST", f"/api/integration/hooks/{hook['id']}", body, headers)
    forged, problem = ask("POST", f"/api/integration/hooks/{hook['id']}", body + " ", headers)
    print("signed by the library:", right, reply.get("type"), "- forged:", forged, problem.get("code"))
    ask("DELETE", f"/api/integration/hooks/{hook['id']}", None, owner)
    return right == 200 and forged == 401


_, session = ask("POST", "/api/auth/login", {"email": EMAIL, "password": os.environ["PASSWORD"]})
owner = {"Authorization": "Bearer " + session["accessToken"]}
sys.exit(0 if all([outgoing(owner), incoming(owner)]) else 1)
