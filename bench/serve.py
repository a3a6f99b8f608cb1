#!/usr/bin/env python3
"""Time answers of the server beside other servers with the same data and the same requests.

Call: bench/serve.py PROGRAM DATABASE DATA [ROUNDS [SECONDS]]   (prints Markdown)
DATA is what bench_country wrote, DATABASE holds it as the layers points and areas. See peers.py for the others: who
is not installed is left out. All run on loopback and take turns; medians and ratios count.
"""
import pathlib
import shutil
import socket
import sys
import tempfile
import time

import load
import peers

PAGE = "/collections/points/items?bbox={box}&limit=1000"
ZONES = "/collections/areas/items?limit=10000"
WHOLE = "/collections/points/items?f=geojsonseq"
REPEATED = 100  # different pages that are asked for again and again
HEAD = "\n| server | requests/s | p50 ms | p99 ms | CPU ms a request | MB/s | ours is | target |\n" + "|---|" + "--:|" * 7


def title(text):
    print(f"\n## {text}", flush=True)


def table(results, targets=None):
    """A row a server; what ours is beside each, and what is aimed at."""
    print(HEAD)
    for name, run in results.items():
        ratio = "" if name == "ours" or not run["rate"] else f"{results['ours']['rate'] / run['rate']:.2f} ×"
        print(f"| {name} | {run['rate']:.1f} | {run['p50']:.2f} | {run['p99']:.2f} | {run['cpu']:.2f} | "
              f"{run['megabytes']:.0f} | {ratio} | {(targets or {}).get(name, '')} |", flush=True)


class Bench:
    def __init__(self, folder, started, data, rounds, seconds):
        self.started, self.rounds, self.seconds = started, rounds, seconds
        self.ours, self.nginx, self.node, self.mapserver = started
        self.boxes = data / "boxes.txt"
        self.pages = [PAGE.replace("{box}", box) for box in self.boxes.read_text().split()[:REPEATED]]

    def contest(self, servers, paths, connections, **settings):
        return load.contest([s for s in servers if s], self.rounds, paths, connections, self.seconds, **settings)

    def keep_files(self):
        """Ours answers everything once, for nginx and for its own cache."""
        for path in [*self.pages, ZONES]:
            status, _, body = load.fetch(self.ours.port, path)
            if status != 200:
                raise SystemExit(f"{path}: {status}")
            if self.nginx:
                self.nginx.keep(path, body)

    def computed(self):
        title("Computed pages: up to 1 000 points, each box different, 16 connections")
        table(self.contest([self.ours, self.node, self.mapserver], [PAGE], 16, boxes=self.boxes),
              {"Node over PostGIS": "≥ 10 ×", "MapServer over PostGIS": "≥ 150 ×"})

    def repeated(self):
        for coding in ("identity", "gzip"):
            title(f"Repeated pages: {REPEATED} pages again and again, {coding}, 16 connections")
            table(self.contest([self.ours, self.nginx], self.pages, 16, coding=coding), {"nginx, files": "≥ 0.60 ×"})

    def zones(self):
        for coding in ("identity", "gzip", "br", "zstd"):
            for _ in range(2):
                load.fetch(self.ours.port, ZONES, coding)
            size = len(load.fetch(self.ours.port, ZONES, coding)[2]) / 1e6
            title(f"The whole zone layer again and again, {coding} ({size:.1f} MB), 16 connections")
            others = [self.nginx] if coding in ("identity", "gzip") else []
            table(self.contest([self.ours, *others], [ZONES], 16, coding=coding), {"nginx, files": "≥ 0.60 ×"})
        title("The whole zone layer beside those who compute it, 4 connections, one round")
        table(load.contest([s for s in (self.ours, self.node, self.mapserver) if s], 1, [ZONES], 4, 4 * self.seconds))

    def unchanged(self):
        title("304 beside 200: one page, 16 connections")
        path = self.pages[:1]
        tag = load.fetch(self.ours.port, path[0])[1]["etag"]
        full = self.contest([self.ours], path, 16)["ours"]
        table({"ours": self.contest([self.ours], path, 16, tag=tag)["ours"], "ours, 200": full},
              {"ours, 200": "> 1 ×"})

    def spread(self):
        title("64 connections: p99 under 5 × p50")
        print("\n| pages | server | p50 ms | p99 ms | p99 / p50 |\n|---|---|--:|--:|--:|")
        runs = {"repeated": self.contest([self.ours, self.nginx], self.pages, 64),
                "computed": self.contest([self.ours, self.node], [PAGE], 64, boxes=self.boxes)}
        for pages, results in runs.items():
            for name, run in results.items():
                print(f"| {pages} | {name} | {run['p50']:.2f} | {run['p99']:.2f} | {run['p99'] / run['p50']:.1f} |")

    def idle(self):
        title("1 000 idle connections: under 100 MB")
        before, open_ones = load.memory(self.ours.pids[0]), []
        for _ in range(1000):
            connection = socket.create_connection(("127.0.0.1", self.ours.port), timeout=30)
            connection.sendall(b"GET /conformance?f=json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            load.receive(connection)
            open_ones.append(connection)
        more = load.memory(self.ours.pids[0]) - before
        for connection in open_ones:
            connection.close()
        print(f"\nEach asked once and stays open: {more / 1000:.1f} MB more.")

    def stream(self):
        title("A million features streamed: first byte within 20 ms, under 32 MiB more")
        print("\n| run | first byte ms | all s | MB | more memory at its peak, MiB |\n|---|--:|--:|--:|--:|")
        pid = self.ours.pids[0]
        for run in range(3):
            load.forget_peak(pid)
            before = load.memory(pid)
            first, whole, size = load.fetch(self.ours.port, WHOLE, until_first_byte=True)
            more = (load.memory(pid, "VmHWM") - before) / 1024
            print(f"| {run + 1} | {first * 1000:.1f} | {whole:.2f} | {size / 1e6:.0f} | {more:.1f} |", flush=True)

    def run(self):
        self.keep_files()
        time.sleep(3)  # what packs the kept answers tighter is done
        for part in (self.stream, self.computed, self.repeated, self.zones, self.unchanged, self.spread, self.idle):
            part()


def main():
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: apt-get install wrk")
    program, database, data = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).absolute()
    rounds, seconds = (int(text) for text in (sys.argv[4:] + ["3", "3"][len(sys.argv[4:]):]))
    with tempfile.TemporaryDirectory() as name, peers.Peers(pathlib.Path(name)) as others:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        postgis = others.postgis(data)
        mapserver_port = peers.free_port()
        nginx = others.nginx(mapserver_port)
        started = (others.ours(program, database), nginx, others.node(postgis),
                   others.mapserver(postgis, mapserver_port, nginx))
        left_out = [what for what, server in zip(("nginx", "Node over PostGIS", "MapServer"), started[1:]) if not server]
        if left_out:
            print(f"Not installed, so not measured: {', '.join(left_out)}.")
        Bench(folder, started, data, rounds, seconds).run()


if __name__ == "__main__":
    main()
