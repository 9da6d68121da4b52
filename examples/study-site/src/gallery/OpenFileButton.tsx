import { useRef, useState } from 'react';
import { navigate } from '../app/router.ts';
import { UploadIcon } from '../icons/icons.tsx';
import { type FileProblem, openExerciseFile } from '../study/openedFile.ts';

/** Opens an exercise that someone else made. A file that is not one is named with what would mend it. */
export function OpenFileButton() {
  const input = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  async function open(file: File) {
    const result = await openExerciseFile(file);
    if (result.ok) return navigate({ page: 'file' });
    setProblem(result.problem);
    dialog.current?.showModal();
  }
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => input.current?.click()}>
        <UploadIcon size={18} />
        Open an exercise file…
      </button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        accept=".json,application/json"
        aria-label="Exercise file"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void open(file);
        }}
      />
      <dialog ref={dialog} className="dialog" aria-labelledby="file-problem-title">
        <h2 id="file-problem-title">This file could not be opened</h2>
        {problem && (
          <>
            <p>{problem.message}</p>
            {problem.details.length > 0 && (
              <ul className="file-problems">
                {problem.details.map(({ path, message }) => (
                  <li key={path + message}>{message}</li>
                ))}
              </ul>
            )}
            <p className="quiet">{problem.mend}</p>
          </>
        )}
        <form method="dialog" className="button-row">
          <button type="submit" className="button">
            Close
          </button>
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              dialog.current?.close();
              input.current?.click();
            }}
          >
            Choose another file…
          </button>
        </form>
      </dialog>
    </>
  );
}
