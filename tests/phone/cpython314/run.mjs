// Runs a Python file under CPython 3.14 compiled to WebAssembly: node run.mjs FILE FOLDER...
// The folders are mounted where they are; the file's last expression is the exit code.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [file, ...folders] = process.argv.slice(2);
const from = createRequire(process.cwd() + "/");
const { loadPyodide } = await import(pathToFileURL(from.resolve("pyodide/pyodide.mjs")));
const python = await loadPyodide({ env: { CI: "1", HOME: "/tmp", PYTHONDONTWRITEBYTECODE: "1" } });
for (const folder of folders) {
  python.FS.mkdirTree(folder);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, folder);
}
python.globals.set("FOLDERS", python.toPy(folders));
process.exit(python.runPython(fs.readFileSync(file, "utf8")));
