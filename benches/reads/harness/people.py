"""Who reads: a clerk of the busy office and a hundred citizens, signed in by an issuer of our own (RS256)."""

import datetime
import http.server
import json
import threading
import time
import uuid

OFFICE = "44010001"
REGULARS = 100
AUDIENCE = "banli"
FIRST = datetime.date(1955, 1, 1)


class Issuer:
    """An OpenID Connect issuer on a free port: discovery and keys, and tokens without asking."""

    def __init__(self):
        import jwt
        from cryptography.hazmat.primitives.asymmetric import rsa

        self.jwt = jwt
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        public |= {"kid": "reads", "use": "sig", "alg": "RS256"}
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
        self.url = f"http://127.0.0.1:{server.server_port}"
        discovery = {"issuer": self.url, "jwks_uri": f"{self.url}/jwks"}
        answers = {"/.well-known/openid-configuration": discovery, "/jwks": {"keys": [public]}}
        server.RequestHandlerClass = handler(answers)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def token(self, subject: str, number: str, **more) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": AUDIENCE, "sub": subject, "iat": now, "exp": now + 11 * 3600,
            "jti": str(uuid.uuid4()), "document_kind": "A", "document_number": number, "identity_verified": True,
        }
        return self.jwt.encode(claims | more, self.key, algorithm="RS256", headers={"kid": "reads"})

    def clerk(self) -> str:
        number = resident_id("440103", datetime.date(1990, 1, 1), 1)
        return self.token("clerk", number, role="STAFF", office=OFFICE, posts=["INTAKE"])

    def citizens(self) -> list[str]:
        """The regulars of the fill: five cases each."""
        numbers = [resident_id("440100", FIRST + datetime.timedelta(days=one), 10) for one in range(REGULARS)]
        return [self.token(f"citizen-{one}", number) for one, number in enumerate(numbers)]


def handler(answers):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = json.dumps(answers.get(self.path, {})).encode()
            self.send_response(200 if self.path in answers else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler


def resident_id(county: str, birth: datetime.date, sequence: int) -> str:
    """A number with its check character (GB 11643)."""
    digits = f"{county}{birth:%Y%m%d}{sequence:03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    rest = sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11
    return digits + "10X98765432"[rest]
