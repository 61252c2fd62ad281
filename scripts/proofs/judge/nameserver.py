"""A name server on 127.0.0.1:53 of a network namespace: public first and private then, both at once, or no answer ever."""

import ipaddress
import re
import socket
import struct
import threading

PUBLIC = "203.0.114.7"


class NameServer:
    """`addr-HEX.test`: that address. `rebind-HEX.test`: a public one, and from the second time on that one. `both-HEX.test`:
    a public one and that one. `sleep….test`: nothing."""

    def __init__(self):
        self.asked = {}
        self.sleeping = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            query, client = self._socket.recvfrom(4096)
            answer = self._answer(query)
            if answer:
                self._socket.sendto(answer, client)

    def _answer(self, query):
        labels, at = [], 12
        while query[at]:
            labels.append(query[at + 1 : at + 1 + query[at]].decode("latin1").lower())
            at += query[at] + 1
        question = query[12 : at + 5]
        kind = struct.unpack("!H", query[at + 1 : at + 3])[0]
        name = labels[0]
        if name.startswith("sleep"):
            self.sleeping += 1
            return None
        records = []
        match = re.match(r"(addr|rebind|both)-([0-9a-f]+)", name)
        if match and len(labels) > 1 and labels[1] == "test":
            packed = bytes.fromhex(match[2])
            is4 = len(packed) == 4
            self.asked[name] = self.asked.get(name, 0) + 1
            if kind == (1 if is4 else 28):
                first = self.asked[name] <= 2 and match[1] == "rebind"
                if match[1] == "both" or first:
                    public = ipaddress.ip_address(PUBLIC if is4 else "2a00:1450::7").packed
                    records.append(public)
                if not first:
                    records.append(packed)
        head = query[:2] + struct.pack("!HHHHH", 0x8180, 1, len(records), 0, 0)
        body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 0, len(r)) + r for r in records)
        return head + question + body
