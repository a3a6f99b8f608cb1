#!/usr/bin/env python3
"""Time answers of the server beside nginx serving the very same bytes as files.

Call: bench/serve.py PROGRAM DATABASE   (prints a Markdown table; nginx takes part when it is installed)
Both run on loopback, one after the other for each request, several rounds; medians and ratios count.
CPU time is the server's own, from /proc, so that the client's share does not blur it.
"""
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS, REQUESTS = 5, 1000
PATHS = [
    ("zones with geometry", "/collections/zones-deso/items?limit=10000"),
    ("figures after a filter", "/collections/trygghet-deso/items?period=2020&part=evening&skipGeometry=true&limit=10000"),
    ("a page of 1 000 features", "/collections/mentions/items?limit=1000"),
    ("one feature", "/collections/measures/items/1"),
]


class Client:
    """One keep-alive connection that reads answers by their Content-Length."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.buffer = b""

    def get(self, path, encoding):
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        self.socket.sendall((head + f"Accept-Encoding: {encoding}\r\n\r\n").encode())
        while b"\r\n\r\n" not in self.buffer:
            self.receive()
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        if " 200 " not in lines[0] + " ":
            raise SystemExit(f"{path}: {lines[0]}")
        fields = dict(line.lower().split(": ", 1) for line in lines[1:])
        length = int(fields["content-length"])
        while len(self.buffer) < length:
            self.receive()
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return body

    def receive(self):
        part = self.socket.recv(1 << 18)
        if not part:
            raise SystemExit("the server closed the connection")
        self.buffer += part


def cpu_seconds(pid):
    """User and system time of a process and its children so far."""
    total = 0
    for task in [pid, *map(int, subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split())]:
        fields = pathlib.Path(f"/proc/{task}/stat").read_text().rsplit(") ", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def measure(pid, port, path, encoding):
    client = Client(port)
    client.get(path, encoding)
    cpu, start = cpu_seconds(pid), time.perf_counter()
    for _ in range(REQUESTS):
        client.get(path, encoding)
    return (cpu_seconds(pid) - cpu) / REQUESTS * 1e6, REQUESTS / (time.perf_counter() - start)


def start_ours(program, database):
    process = subprocess.Popen([program, "serve", "--db", database, "--port", "0"], stdout=subprocess.PIPE, text=True)
    return process, int(process.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])


def start_nginx(folder, port):
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        "events {} http { access_log off; keepalive_requests 1000000; types {} default_type application/geo+json;\n"
        f"gzip_static off; server {{ listen 127.0.0.1:{port}; root {folder}/files; }} }}\n"
    )
    process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(config)], stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return process
        except OSError:
            time.sleep(0.05)
    raise SystemExit("nginx does not start")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def compare(ours, our_port, nginx, nginx_port, files):
    print("| request | bytes | encoding | ours: µs CPU | ours: requests/s | nginx: µs CPU | nginx: requests/s | ours/nginx, requests/s |")
    print("|---|--:|---|--:|--:|--:|--:|--:|")
    for number, (name, path) in enumerate(PATHS):
        for encoding in ("identity", "gzip"):
            body = Client(our_port).get(path, encoding)
            (files / f"{number}-{encoding}").write_bytes(body)
            runs = {"ours": [], "nginx": []}
            for _ in range(ROUNDS):
                runs["ours"].append(measure(ours.pid, our_port, path, encoding))
                if nginx:
                    runs["nginx"].append(measure(nginx.pid, nginx_port, f"/{number}-{encoding}", encoding))
            middle = {who: [statistics.median(column) for column in zip(*rows)] for who, rows in runs.items() if rows}
            row = f"| {name} | {len(body)} | {encoding} | {middle['ours'][0]:.0f} | {middle['ours'][1]:.0f} |"
            if nginx:
                row += f" {middle['nginx'][0]:.0f} | {middle['nginx'][1]:.0f} | {middle['ours'][1] / middle['nginx'][1]:.2f} |"
            print(row if nginx else row + " | | |")


def main():
    program, database = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        (folder / "files").mkdir()
        ours, our_port = start_ours(program, database)
        nginx_port = free_port()
        nginx = start_nginx(folder, nginx_port) if shutil.which("nginx") else None
        try:
            compare(ours, our_port, nginx, nginx_port, folder / "files")
        finally:
            for process in filter(None, (ours, nginx)):
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()
