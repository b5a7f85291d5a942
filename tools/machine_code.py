#!/usr/bin/env python3
"""Which loops did the compiler make wide? Counts, for every method of the simulation that the optimising compiler
compiled, instructions on several doubles at once (by width of register) and on single doubles.

Usage: python3 tools/machine_code.py [theatre]     after a build; needs a JDK 25 (JAVA_HOME) and objdump.

The virtual machine prints machine code as bytes where no disassembler is installed; objdump reads them."""
import collections
import os
import re
import subprocess
import sys
import tempfile

CLASSES = ["org.detente.simulation.Fast*", "org.detente.numeric.Arithmetic", "org.detente.numeric.Sums"]
REGISTERS = {"zmm": "512 bits", "ymm": "256 bits", "xmm": "128 bits"}


def run(theatre):
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    command = [java, "-XX:+UnlockDiagnosticVMOptions"]
    command += [f"-XX:CompileCommand=print,{name}::*" for name in CLASSES]
    command += ["-cp", "benchmarks/target/classes:model/target/classes:workbench/target/lib/*"]
    command += ["org.detente.benchmarks.KernelCost", theatre, "3"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")


def methods(lines):
    """Name and machine code of each method, the last one compiled for each."""
    name, code, inside, found = None, bytearray(), False, {}
    for line in lines:
        if line.startswith("Compiled method"):
            compiled = re.search(r"\(c2\).*?org\.detente\.\w+\.(\S+)( @ \d+)?", line)
            name, code = (compiled.group(1) + (" (loop)" if compiled.group(2) else "")) if compiled else None, bytearray()
        elif line.startswith("[MachCode]"):
            inside = True
        elif line.startswith("[/MachCode]"):
            inside = False
            if name and code:
                found[name] = bytes(code)
        elif inside:
            row = re.match(r"\s+0x[0-9a-f]+: ([0-9a-f |]+)$", line)
            if row:
                code += bytes.fromhex(re.sub(r"[ |]", "", row.group(1)))
    return found


def counts(code):
    with tempfile.NamedTemporaryFile() as file:
        file.write(code)
        file.flush()
        text = subprocess.run(["objdump", "-D", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", file.name],
                              capture_output=True, text=True, check=True).stdout
    packed, single = collections.Counter(), 0
    for operation, operands in re.findall(r"\t(v?[a-z]+[ps]d)\s+(\S+)", text):
        if operation.endswith("sd"):
            single += 1
        elif not re.match(r"v?(xor|and|or)", operation):
            packed[next(bits for register, bits in REGISTERS.items() if register in operands)] += 1
    return packed, single


if __name__ == "__main__":
    for method, code in sorted(methods(run(sys.argv[1] if len(sys.argv) > 1 else "theatres/karabakh-2015")).items()):
        packed, single = counts(code)
        wide = ", ".join(f"{n} on {bits}" for bits, n in sorted(packed.items(), reverse=True)) or "none"
        print(f"{method:45} several at once: {wide:40} single: {single}")
