import { describeFault, StudyFaults } from "../fault.js";
import { choose, type Wishes } from "./choose.js";
import { design } from "./design.js";
import type { Inspection } from "./inspect.js";

/** Puts a question to somebody, and gives the answer; what it says about a wrong answer stands before the next. */
export type Question = (text: string) => Promise<string>;

/** Asks what the wishes leave open. An empty answer takes the guess, one that does not fit is asked for again. */
export async function ask(inspection: Inspection, wishes: Wishes, question: Question): Promise<Wishes> {
  let answered = wishes;
  const open = async (
    key: keyof Wishes,
    text: string,
    guess: string,
    wish: (answer: string) => Wishes,
  ): Promise<void> => {
    if (answered[key] !== undefined) return;
    let complaint = "";
    for (;;) {
      const answer = (await question(`${complaint}${text} [${guess}] `)).trim();
      if (answer === "") return;
      try {
        const next = { ...answered, ...wish(answer) };
        design(inspection, choose(inspection, next), new Set());
        answered = next;
        return;
      } catch (error) {
        if (!(error instanceof StudyFaults)) throw error;
        complaint = `${error.faults.map(describeFault).join("\n")}\n`;
      }
    }
  };
  const guessed = choose(inspection, wishes);
  await open(
    "groups",
    "Which column holds the groups? A column, or none",
    guessed.groups?.name ?? "none",
    (groups) => ({ groups }),
  );
  await open("outcome", "Is there an outcome to model? COLUMN, COLUMN=CODE, or none", "none", (outcome) =>
    outcome === "none" ? {} : { outcome },
  );
  await open("status", "Are the participants real or simulated?", "real", (status) => ({ status: statusOf(status) }));
  await open("title", "What is the report called?", choose(inspection, answered).title, (title) => ({ title }));
  return answered;
}

function statusOf(answer: string): "real" | "simulated" {
  if (answer === "real" || answer === "simulated") return answer;
  throw new StudyFaults([
    { rule: "option-unfit", severity: "error", message: `neither: ${answer}`, expected: "real or simulated" },
  ]);
}
