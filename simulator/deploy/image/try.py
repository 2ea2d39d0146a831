#!/usr/bin/env python3
"""Starts an image from its tar file without a container engine.

    try.py IMAGE.tar FOLDER [ARGUMENT...]

The layers are unpacked one over the other into FOLDER/root, which must not exist; the entry point is started with the
user, working directory and environment that the image says, in namespaces of its own that have nothing but loopback.
Linux, as root, with unshare, ip and mount. Ends with the program's exit code.
"""

import json
import os
import subprocess
import sys
import tarfile


def unpack(image, folder):
    """The layers in order, and what the image says about its start."""
    root = os.path.join(folder, "root")
    os.makedirs(root)
    os.chmod(folder, 0o755)
    with tarfile.open(image) as outer:
        manifest = json.load(outer.extractfile("manifest.json"))[0]
        config = json.load(outer.extractfile(manifest["Config"]))["config"]
        for layer in manifest["Layers"]:
            with tarfile.open(fileobj=outer.extractfile(layer), mode="r:gz") as files:
                files.extractall(root)
    return root, config


def start(root, config, arguments):
    """Does not return: becomes the program."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for name in ("proc", "dev", "etc"):
        os.makedirs(os.path.join(root, name), exist_ok=True)
    with open(os.path.join(root, "etc", "hosts"), "w") as hosts:
        hosts.write("127.0.0.1 localhost\n::1 localhost\n")  # as an engine does
    subprocess.run(["mount", "-t", "proc", "proc", os.path.join(root, "proc")], check=True)
    subprocess.run(["mount", "--rbind", "/dev", os.path.join(root, "dev")], check=True)
    user, _, group = config["User"].partition(":")
    os.chroot(root)
    os.chdir(config["WorkingDir"])
    os.setgroups([])
    os.setgid(int(group or user))
    os.setuid(int(user))
    os.umask(0o022)
    program = config["Entrypoint"] + (arguments or config.get("Cmd") or [])
    os.execve(program[0], program, dict(pair.split("=", 1) for pair in config.get("Env") or []))


def main(arguments):
    if arguments[:1] == ["--inside"]:
        with open(os.path.join(arguments[1], "config.json")) as file:
            start(os.path.join(arguments[1], "root"), json.load(file), arguments[2:])
    if len(arguments) < 2:
        sys.exit(__doc__)
    image, folder = arguments[0], os.path.abspath(arguments[1])
    _, config = unpack(image, folder)
    with open(os.path.join(folder, "config.json"), "w") as file:
        json.dump(config, file)
    apart = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child"]
    os.execvp(apart[0], apart + [sys.executable, os.path.abspath(__file__), "--inside", folder] + arguments[2:])


main(sys.argv[1:])
