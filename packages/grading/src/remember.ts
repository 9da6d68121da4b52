/** Works out each answer once, as long as it remembers: up to `most` texts. */
export function remember<Answer>(ask: (text: string) => Answer, most: number): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      if (answers.size >= most) answers.clear();
      answers.set(text, (answer = ask(text)));
    }
    return answer;
  };
}
