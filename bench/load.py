"""Load a server with wrk, and see what that costs it."""
import contextlib
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import time

FOLDER = pathlib.Path(__file__).parent
TICKS = os.sysconf("SC_CLK_TCK")


def processes(pids):
    """The processes and all that they started."""
    children = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            children.setdefault(int(stat.read_text().rsplit(") ", 1)[1].split()[1]), []).append(int(stat.parent.name))
    found = []
    while pids:
        found += pids
        pids = [child for pid in pids for child in children.get(pid, [])]
    return found


def cpu_seconds(pids):
    """User and system time so far, of ended children too."""
    total = 0
    for pid in processes(list(pids)):
        with contextlib.suppress(OSError):
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
            total += sum(int(field) for field in fields[11:15])
    return total / TICKS


def memory(pid, what="VmRSS"):
    """Kilobytes: VmRSS now, VmHWM at most since `forget_peak`."""
    return int(re.search(rf"{what}:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])


def forget_peak(pid):
    pathlib.Path(f"/proc/{pid}/clear_refs").write_text("5")


def wrk(server, paths, connections, seconds, boxes=None, lap=0, coding=None, tag=None):
    """One run. Times in milliseconds, `cpu` of the server a request."""
    listed = server.folder / "paths.txt"
    listed.write_text("".join(server.path_of(path) + "\n" for path in paths))
    settings = {"PATHS": listed, "BOXES": boxes, "LAP": lap or None, "CODING": coding, "TAG": tag}
    environment = os.environ | {name: str(value) for name, value in settings.items() if value is not None}
    before = cpu_seconds(server.pids)
    run = subprocess.run(
        ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s", "-s", FOLDER / "requests.lua",
         f"http://127.0.0.1:{server.port}"],
        env=environment, capture_output=True, text=True, check=True)
    result = json.loads(re.search(r"RESULT (.*)", run.stdout)[1])
    if result["errors"]:
        raise SystemExit(f"{server.name}: {result['errors']} errors at {paths[0]}")
    settle(server)
    requests = max(1, result["requests"])
    return {"rate": requests / result["microseconds"] * 1e6, "p50": result["p50"], "p99": result["p99"],
            "megabytes": result["bytes"] / result["microseconds"],
            "cpu": (cpu_seconds(server.pids) - before) * 1000 / requests}


def settle(server):
    """Wait until the server has done what wrk no longer waits for."""
    for _ in range(60):
        before = cpu_seconds(server.pids)
        time.sleep(0.2)
        if cpu_seconds(server.pids) - before < 0.04:
            return


def contest(servers, rounds, *arguments, **settings):
    """The medians of each server's runs, which take turns: {name: {rate, p50, p99, megabytes, cpu}}."""
    runs = {server.name: [] for server in servers}
    for turn in range(rounds):
        for server in servers:
            lap = {"lap": 1 + turn * 10_000} if settings.get("boxes") and settings.get("anew", True) else {}
            rest = {name: value for name, value in settings.items() if name != "anew"}
            runs[server.name].append(wrk(server, *arguments, **rest, **lap))
    return {name: {key: statistics.median(run[key] for run in all_runs) for key in all_runs[0]}
            for name, all_runs in runs.items()}


def fetch(port, path, coding="identity", until_first_byte=False):
    """Status, headers and body of one GET; or with `until_first_byte` seconds to the body's first byte and to its
    end, and its size."""
    start = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=300) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: {coding}\r\n"
                           "Connection: close\r\n\r\n".encode())
        received = b""
        while b"\r\n\r\n" not in received[:-1]:
            received += receive(connection)
        first, size = time.perf_counter() - start, len(received)
        if until_first_byte:
            while part := connection.recv(1 << 20):
                size += len(part)
            return first, time.perf_counter() - start, size
        parts = [received]
        while part := connection.recv(1 << 20):
            parts.append(part)
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
    if headers.get("transfer-encoding") == "chunked":
        body = unchunked(body)
    return int(lines[0].split()[1]), headers, body


def receive(connection):
    part = connection.recv(1 << 16)
    if not part:
        raise SystemExit("the server closed the connection")
    return part


def unchunked(body):
    parts, at = [], 0
    while True:
        end = body.index(b"\r\n", at)
        size = int(body[at:end], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2:end + 2 + size])
        at = end + 2 + size + 2
