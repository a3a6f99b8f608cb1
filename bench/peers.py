"""The servers that are measured: ours, nginx with the same bytes as files, and when their packages are installed a
hand-written Node program over PostGIS, and MapServer's OGC API over the same PostGIS."""
import contextlib
import glob
import gzip
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

FOLDER = pathlib.Path(__file__).parent
TABLES = """
CREATE EXTENSION postgis;
CREATE TABLE points (id integer PRIMARY KEY, kind text, occurred_at text, severity integer, source text,
                     lon float8, lat float8);
COPY points FROM STDIN (FORMAT csv, HEADER);
"""
INDEXES = """
ALTER TABLE points ADD geom geometry(Point, 4326);
UPDATE points SET geom = ST_Point(lon, lat, 4326);
ALTER TABLE points DROP lon, DROP lat;
CREATE INDEX ON points USING gist (geom);
CREATE TABLE areas (id integer PRIMARY KEY, code text, name text, population integer, unsafe_percent integer,
                    geom geometry(MultiPolygon));
COPY areas FROM STDIN (FORMAT csv, HEADER);
"""
LAST = """
ALTER TABLE areas ALTER geom TYPE geometry(MultiPolygon, 4326) USING ST_SetSRID(geom, 4326);
CREATE INDEX ON areas USING gist (geom);
VACUUM FULL ANALYZE points;
VACUUM ANALYZE areas;
"""
MAP_LAYER = """
  LAYER
    NAME "{name}" TYPE {kind} STATUS ON EXTENT 10 55 25 70
    CONNECTIONTYPE POSTGIS CONNECTION "host={sockets} user=postgres dbname=postgres"
    DATA "geom from {name} using unique id using srid=4326"
    PROCESSING "CLOSE_CONNECTION=DEFER" PROJECTION "init=epsg:4326" END TEMPLATE "none"
    METADATA "oga_title" "{name}" "ows_include_items" "all" "gml_include_items" "all" "gml_featureid" "id"
             "oga_featureid" "id" "ows_enable_request" "*" "oga_max_limit" "10000" END
  END"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process=None):
    for _ in range(600):
        if process and process.poll() is not None:
            raise SystemExit(f"{process.args[0]} does not start")
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.1)
    raise SystemExit(f"nobody listens on port {port}")


class Server:
    """Something that listens. `suffix` and `prefix` make its path of ours."""

    def __init__(self, name, folder, port, pids, prefix="", suffix=""):
        self.name, self.folder, self.port, self.pids = name, folder, port, pids
        self.prefix, self.suffix = prefix, suffix

    def path_of(self, path):
        return self.prefix + path + self.suffix


class Files(Server):
    """nginx with answers of ours as files: each path is another one."""

    def __init__(self, *arguments):
        super().__init__("nginx, files", *arguments)
        self.names = {}

    def keep(self, path, body):
        name = self.names.setdefault(path, f"/files/{len(self.names)}.geojson")
        file = self.folder / name[1:]
        file.write_bytes(body)
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(body, 6))

    def path_of(self, path):
        return self.names[path]


class Peers:
    """Starts them, and stops them when the block ends."""

    def __init__(self, folder):
        self.folder, self.running, self.sockets = folder, contextlib.ExitStack(), folder / "sockets"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.running.close()

    def start(self, command, **settings):
        process = subprocess.Popen(command, **settings)
        self.running.callback(lambda: (process.send_signal(signal.SIGTERM), process.wait()))
        return process

    def ours(self, program, database):
        process = self.start([program, "serve", "--db", database, "--port", "0", "--anonymous-role", "staff"],
                             stdout=subprocess.PIPE, text=True)
        port = int(process.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
        return Server("ours", self.folder, port, [process.pid])

    def nginx(self, mapserver_port):
        if not shutil.which("nginx"):
            return None
        port, config = free_port(), self.folder / "nginx.conf"
        (self.folder / "files").mkdir()
        config.write_text(
            f"daemon off; worker_processes 2; pid {self.folder}/nginx.pid; error_log {self.folder}/nginx.log;\n"
            "events {} http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; gzip_static on;\n"
            "types { application/geo+json geojson; } etag on; fastcgi_buffers 64 64k; fastcgi_buffer_size 64k;\n"
            f"server {{ listen 127.0.0.1:{port}; root {self.folder};\n"
            "location ~ ^/mapserver(?<rest>/.*)?$ { include /etc/nginx/fastcgi_params; fastcgi_param SCRIPT_NAME "
            f"/mapserver; fastcgi_param PATH_INFO $rest; fastcgi_pass 127.0.0.1:{mapserver_port}; }} }} }}\n")
        process = self.start(["nginx", "-p", self.folder, "-c", config], stderr=subprocess.DEVNULL)
        wait_for(port, process)
        return Files(self.folder, port, [process.pid])

    def postgis(self, data):
        """A cluster of its own, without a port; nothing when PostgreSQL is not installed."""
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/postgres"))
        if not found or not glob.glob("/usr/share/postgresql/*/extension/postgis.control"):
            return None
        binaries, cluster = pathlib.Path(found[-1]).parent, self.folder / "cluster"
        user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        for made in (cluster, self.sockets):
            made.mkdir()
            if user:
                shutil.chown(made, *user.values())
        subprocess.run([binaries / "initdb", "-D", cluster, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user)
        settings = {"listen_addresses": "", "unix_socket_directories": self.sockets, "shared_buffers": "1GB",
                    "work_mem": "64MB", "max_wal_size": "4GB"}
        process = self.start([binaries / "postgres", "-D", cluster, *(f"--{k}={v}" for k, v in settings.items())],
                             stderr=subprocess.DEVNULL, **user)
        for _ in range(100):
            if (self.sockets / ".s.PGSQL.5432").exists():
                break
            time.sleep(0.1)
        self.load(data)
        return process

    def load(self, data):
        psql = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.sockets, "-U", "postgres"]
        script = self.folder / "load.sql"
        copy = {"COPY points FROM STDIN": f"\\copy points FROM '{data}/points.csv'",
                "COPY areas FROM STDIN": f"\\copy areas FROM '{data}/zones.csv'"}
        text = TABLES + INDEXES + LAST
        for from_stdin, from_file in copy.items():
            text = text.replace(from_stdin, from_file)
        script.write_text(text)
        subprocess.run([*psql, "-f", script], check=True)

    def node(self, postgis):
        """Nothing without PostGIS, or when the registry of npm cannot be reached."""
        if not postgis or not shutil.which("node"):
            return None
        app = self.folder / "node"
        app.mkdir()
        for name in ("package.json", "package-lock.json", "node_postgis.mjs"):
            shutil.copy(FOLDER / name, app)
        if subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=app).returncode:
            return None
        port = free_port()
        settings = {"PGHOST": str(self.sockets), "PGUSER": "postgres", "PGDATABASE": "postgres"}
        process = self.start(["node", "node_postgis.mjs", str(port)], cwd=app, env=os.environ | settings)
        wait_for(port, process)
        time.sleep(1)  # the workers
        return Server("Node over PostGIS", self.folder, port, [process.pid, postgis.pid])

    def mapserver(self, postgis, port, nginx):
        """Behind the same nginx, by FastCGI."""
        program = "/usr/lib/cgi-bin/mapserv"
        if not postgis or not nginx or not os.path.exists(program) or not shutil.which("spawn-fcgi"):
            return None
        layers = "".join(MAP_LAYER.format(name=name, kind=kind, sockets=self.sockets)
                         for name, kind in (("points", "POINT"), ("areas", "POLYGON")))
        (self.folder / "bench.map").write_text(
            'MAP NAME "bench" SIZE 400 400 EXTENT 10 55 25 70 PROJECTION "init=epsg:4326" END\n'
            '  WEB METADATA "oga_title" "bench" "oga_geometry_precision" "7" "ows_enable_request" "*"\n'
            f'    "oga_onlineresource" "http://127.0.0.1:{nginx.port}/mapserver/bench/ogcapi"\n'
            '    "oga_html_template_directory" "/usr/share/mapserver/ogcapi/templates/html-plain/" END END\n'
            f"{layers}\nEND\n")
        config = self.folder / "mapserver.conf"
        config.write_text(f'CONFIG ENV MS_MAP_PATTERN "." PROJ_DATA "/usr/share/proj" END\n'
                          f'MAPS BENCH "{self.folder}/bench.map" END END\n')
        who = ["-u", "www-data", "-g", "www-data"] if os.geteuid() == 0 else []
        process = self.start(["spawn-fcgi", "-n", "-a", "127.0.0.1", "-p", str(port), *who, "--", "/bin/sh", "-c",
                              f"trap 'kill -9 0' TERM; exec 3<&0; {program} <&3 & {program} <&3 & wait"],
                             env=os.environ | {"MAPSERVER_CONFIG_FILE": str(config)}, start_new_session=True)
        wait_for(port, process)
        return Server("MapServer over PostGIS", self.folder, nginx.port, [process.pid, *nginx.pids, postgis.pid],
                      "/mapserver/bench/ogcapi", "&f=json")
