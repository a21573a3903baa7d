import { error } from "./rule.js";

/** Files, their text and their syntax, and what an option of the command line may say. */
export const fileRules = {
  "file-missing": error(
    "No such file",
    "A study names its files, and a report is made of all of them or not at all.",
    "Correct the path; it is relative to the folder of `study.yaml`. Where the study itself is missing, name its folder, or make one with `reckon init`.",
    "data: { file: data/cohrot.csv }",
  ),
  "file-outside": error(
    "The file lies outside the study's folder",
    "A stranger's study must not read your other files; paths with `..`, absolute paths and links out of the folder are refused.",
    "Copy the file into the study's folder.",
    "data: { file: ../secret.csv }",
  ),
  "file-not-a-file": error(
    "Not a file",
    "A folder or a device stands where a file was expected.",
    "Name the file itself.",
    "data: { file: data }",
  ),
  "file-unreadable": error(
    "The file cannot be read",
    "The operating system refused: mostly a permission, or a file that is open elsewhere.",
    "See to its permissions; the message carries the system's own word, e.g. `EACCES`.",
    "reckon verify reports/index.html --data locked.csv",
  ),
  "file-too-large": error(
    "The file is larger than 4 GiB",
    "A file is read as a whole, and its places are counted in 32 bits.",
    "Put the rows into a database, and let the study ask it with `data: { from: { source, query } }`: what the plan needs crosses, the rows stay there.",
    "data: { file: data/cohort-of-the-nation.csv }",
  ),
  "folder-not-empty": error(
    "The folder of a new study is not empty",
    "`reckon init` never overwrites anything, and writes a study whole or not at all.",
    "Name a folder that does not exist yet, or an empty one.",
    "reckon init . --data cohort.csv",
  ),
  "file-unwritable": error(
    "A file that cannot be written",
    "The folder is not there, or whoever runs the command may not write into it.",
    "Name another file.",
    "reckon data --out /no/such/folder/rows.csv",
  ),
  "option-unfit": error(
    "An option that does not fit the data",
    "`--groups`, `--key`, `--outcome`, `--time` and `--event` name columns of the file, which have to hold what is made of them.",
    "Name another column, or the code that is meant: `--event status=2`.",
    "reckon init trial --data trial.csv --groups patient_id",
  ),
  "encoding-not-utf8": error(
    "The file is not in UTF-8",
    "In another encoding letters such as µ or é turn into others without anybody noticing.",
    'Save it as UTF-8; in a spreadsheet, "CSV UTF-8".',
    "a file in Latin-1 with the byte B5 for µ",
  ),
  "encoding-utf16": error(
    "The file is in UTF-16",
    'Some programs save "Unicode text" so; it cannot be read as CSV.',
    'Save it as "CSV UTF-8".',
    "a file that begins with the bytes FF FE",
  ),
  "byte-nul": error(
    "The file holds a NUL byte",
    "Text never does: the file is in UTF-16, damaged, or not text.",
    "Export it again, as CSV in UTF-8.",
    "a file that was cut off while it was copied",
  ),
  "not-text": error(
    "Not a text file",
    "A workbook or an archive was given where a CSV file was expected; its cells may also hold what a sheet hides.",
    "Save the sheet as CSV in UTF-8, or uncompress the file first.",
    "data: { file: data/cohort.xlsx }",
  ),
  syntax: error(
    "YAML or JSON that cannot be read",
    "The text breaks the rules of its format, so that what it says is not certain.",
    "Look at the place named and just before it: indentation is by spaces, texts with `: ` or `#` stand in quotes, every bracket is closed.",
    "title: Cytokines: a study",
  ),
  "study-empty": error(
    "Not a study",
    "`study.yaml` holds no keys.",
    "Write at least `title`, `authors` and `data`; `reckon init` makes a study from a CSV file.",
    "an empty study.yaml",
  ),
  "codebook-empty": error(
    "The codebook is empty",
    "Without it nothing is known of the data's columns.",
    "Write `title`, `status` and `fields`; `reckon help codebook` tells more.",
    "{}",
  ),
  "key-unknown": error(
    "Unknown key",
    "A misspelt key would be ignored in silence, and what it was to change would not change.",
    "Correct the spelling; the nearest known key is suggested.",
    "statistics: { a: { method: median, off: il6 } }",
  ),
  "key-missing": error(
    "Missing key",
    "Something that has no default was not declared.",
    "Add it.",
    "statistics: { a: { method: median } }",
  ),
  "value-malformed": error(
    "A value of the wrong form",
    "A text stands where a number belongs, a list where a text belongs, or a number is out of bounds.",
    "Write what is expected; a number that is meant as a text stands in quotes.",
    "title: 2019",
  ),
  "value-unknown": error(
    "Not one of the values that the key takes",
    "The key takes only the values listed.",
    "Choose one of them; the nearest is suggested.",
    "data: { status: simulatd }",
  ),
  "method-unknown": error(
    "Unknown method",
    "No method of that name exists.",
    "Correct it; `reckon help plan` and docs/methods list them all.",
    "statistics: { a: { method: medain, of: il6 } }",
  ),
  "kind-unknown": error(
    "Unknown kind of figure or table",
    "No figure or table of that kind exists.",
    "Choose one of those listed.",
    "figures: { f: { kind: pie } }",
  ),
  "id-malformed": error(
    "An id that is not kebab-case",
    "Ids become file names, anchors and parts of other ids, so they hold lower-case letters, digits and single hyphens alone.",
    "Rename it, here and where it is cited.",
    "statistics: { IL6_control: { ... } }",
  ),
  "port-taken": error(
    "The port cannot be used",
    "Another program listens there, perhaps an earlier preview.",
    "End that program, or name another port with `--port`.",
    "reckon preview --port 80",
  ),
} as const;
