"""The external judge's ear: a server on loopback that logs every byte it gets, and believes nobody else."""

import re
import socket
import threading
import time

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok"


class Arrival:
    """One whole request: the head and as many bytes of body as it announced."""

    def __init__(self, round, at, path, head, body):
        self.round, self.at, self.path, self.head, self.body = round, at, path, head, body
        match = re.search(rb"^webhook-id: *(\S+)", head, re.IGNORECASE | re.MULTILINE)
        self.id = match.group(1).decode() if match else ""


class Recorder:
    """`on_stage(stage)` is called on the server's threads at each stage of each request; it may kill the sender.

    Stages: accepted, firstByte, head, halfBody, body (before the answer), halfAnswer, answered.
    """

    def __init__(self, log=None):
        self.arrivals, self.broken = [], 0
        self.round = 0
        self.on_stage = None
        self._open, self._latest = 0, None
        self._log = open(log, "ab") if log else None
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self._listener.getsockname()[1]
        self._server = threading.Thread(target=self._serve, daemon=True)
        self._server.start()

    def _serve(self):
        while True:
            try:
                peer, (_, port) = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._open += 1
                self._latest = port
            threading.Thread(target=self._connection, args=(peer,), daemon=True).start()

    def drain(self):
        """Waits until all that a dead sender left in its connections is read: it belongs to that sender's round."""
        # Connections are taken in their order: once this one is taken, so are those before it.
        with socket.create_connection(("127.0.0.1", self.port)) as probe:
            while self._latest != probe.getsockname()[1]:
                time.sleep(0.001)
        while self._open:
            time.sleep(0.001)

    def _stage(self, name):
        act = self.on_stage
        if act:
            act(name)

    def _record(self, bytes):
        if self._log:
            with self._lock:
                self._log.write(bytes)
                self._log.flush()

    def _connection(self, peer):
        buffer = b""
        try:
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._stage("accepted")
            while True:
                stages = set()
                while True:
                    request, buffer = self._whole(buffer, stages)
                    if request:
                        break
                    more = peer.recv(65536)
                    if not more:
                        if buffer:
                            self.broken += 1
                        return
                    self._record(more)
                    buffer += more
                self._stage("body")
                peer.sendall(ANSWER[:12])
                self._stage("halfAnswer")
                peer.sendall(ANSWER[12:])
                self._stage("answered")
        except OSError:
            if buffer:
                self.broken += 1
        finally:
            peer.close()
            with self._lock:
                self._open -= 1

    def _whole(self, buffer, stages):
        def reach(stage):
            if stage not in stages:
                stages.add(stage)
                self._stage(stage)

        if buffer:
            reach("firstByte")
        end = buffer.find(b"\r\n\r\n")
        if end < 0:
            return None, buffer
        reach("head")
        head = buffer[:end]
        match = re.search(rb"^content-length: *(\d+)", head, re.IGNORECASE | re.MULTILINE)
        size = int(match.group(1)) if match else 0
        body = buffer[end + 4 : end + 4 + size]
        if len(body) >= size // 2:
            reach("halfBody")
        if len(body) < size:
            return None, buffer
        path = head.split(b" ", 2)[1].decode()
        arrival = Arrival(self.round, time.monotonic(), path, head, body)
        with self._lock:
            self.arrivals.append(arrival)
        return arrival, buffer[end + 4 + size :]

    def close(self):
        # The thread must have left `accept` before its number is given to another listener.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._server.join()
        self._listener.close()
        if self._log:
            self._log.close()
