/** Labels and words that are remembered: those of a class's drawings, and no more memory for a hundred thousand. */
const REMEMBERED = 4096;

/** Works out each answer once, as long as it remembers. */
export function remember<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      if (answers.size >= REMEMBERED) answers.clear();
      answers.set(text, (answer = ask(text)));
    }
    return answer;
  };
}
