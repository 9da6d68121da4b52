import {
  type BackupDamage,
  BackupError,
  type ImportReport,
  type QuarantinedRecord,
  StorageError,
  type StudyStore,
  exportBackup,
  importBackup,
  listQuarantine,
} from '@calque/exercise';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { downloadText } from '../app/download.ts';
import { Page } from '../app/Page.tsx';
import { DownloadIcon, UploadIcon } from '../icons/icons.tsx';
import { clock } from '../study/clock.ts';
import { refreshWork, useStudy, useWork } from '../study/studyStore.ts';
import './data.css';

type Message = { readonly isProblem: boolean; readonly text: string; readonly damaged: readonly BackupDamage[] };

const storageNames = {
  indexed: 'in this browser, on this device',
  memory: 'only in this tab, because the browser lets nothing be stored',
};

/** Everything the learner has here: take it along, bring it in, delete it. */
export default function DataPage() {
  const study = useStudy();
  const work = useWork();
  const input = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [quarantine, setQuarantine] = useState<readonly QuarantinedRecord[]>([]);
  useEffect(() => {
    if (study) void listQuarantine(study.backend).then(setQuarantine);
  }, [study]);
  if (!study || !work) return <p className="page-loading">Reading your data…</p>;

  async function bringIn(file: File, store: StudyStore) {
    try {
      const report = await importBackup(store.backend, await file.text());
      setMessage({ isProblem: report.damaged.length > 0, text: describeImport(report), damaged: report.damaged });
    } catch (error) {
      setMessage({ isProblem: true, text: describeFailure(error, file.name), damaged: [] });
    }
    await refreshWork();
    setQuarantine(await listQuarantine(store.backend));
  }

  async function removeAll(store: StudyStore) {
    await store.deleteEverything();
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith('calque.')) localStorage.removeItem(key);
    } catch {
      // Where storage is forbidden there is nothing to remove.
    }
    setMessage({ isProblem: false, text: 'Everything is deleted.', damaged: [] });
    await refreshWork();
    setQuarantine(await listQuarantine(store.backend));
  }

  const location = study.unavailable ? storageNames.memory : storageNames.indexed;
  return (
    <Page
      className="page-narrow"
      title="Your data"
      lead={`Your drawings, results and marks are kept ${location}. Calque sends nothing anywhere.`}
    >
      <div aria-live="polite">{message && <MessageBox message={message} />}</div>
      <Block
        title="Take it along"
        text={`One file with everything: ${count(work.results.length, 'result')}, ${count(work.drafts.length, 'drawing')} in progress, your sessions, cards and marks.`}
      >
        <button
          type="button"
          className="button button-primary"
          onClick={() =>
            void exportBackup(study.backend, clock.now()).then((text) => downloadText(getFileName(), text))
          }
        >
          <DownloadIcon size={18} />
          Export everything
        </button>
      </Block>
      <Block
        title="Bring it in"
        text="Add an exported file to what is here. Nothing that is here is lost, and importing a file twice changes nothing."
      >
        <button type="button" className="button" onClick={() => input.current?.click()}>
          <UploadIcon size={18} />
          Import a file…
        </button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          accept=".json,application/json"
          aria-label="Exported file"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) void bringIn(file, study);
          }}
        />
      </Block>
      {quarantine.length > 0 && (
        <Block
          title="Put aside"
          text="These records were damaged and could not be read. Everything else works without them. They are part of an export, so nothing is thrown away."
        >
          <ul className="quarantine">
            {quarantine.map(({ collection, key, reason }) => (
              <li key={`${collection}/${key}`}>
                <code>{`${collection}/${key}`}</code> <span className="quiet">{reasonTexts[reason] ?? reason}</span>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block
        title="Delete everything"
        text="All drawings, results, sessions and marks on this device. This cannot be undone."
      >
        <button type="button" className="button button-danger" onClick={() => dialog.current?.showModal()}>
          Delete everything…
        </button>
      </Block>
      <dialog ref={dialog} className="dialog" aria-labelledby="delete-title">
        <h2 id="delete-title">Delete everything you have here?</h2>
        <p>{`${count(work.results.length, 'result')} and ${count(work.drafts.length, 'drawing')} in progress will be gone. Export them first if you may want them back.`}</p>
        <form method="dialog" className="button-row">
          <button type="submit" className="button">
            Keep everything
          </button>
          <button type="submit" className="button button-danger" onClick={() => void removeAll(study)}>
            Delete everything
          </button>
        </form>
      </dialog>
    </Page>
  );
}

function Block({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="data-block">
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

function MessageBox({ message }: { readonly message: Message }) {
  return (
    <div className={message.isProblem ? 'data-message is-problem' : 'data-message'}>
      <p>{message.text}</p>
      {message.damaged.length > 0 && (
        <ul>
          {message.damaged.slice(0, 10).map(({ line, record, reason }) => (
            <li key={`${line} ${record}`}>
              {`${line === null ? 'At the end' : `Line ${line}`}${record ? `, ${record}` : ''}: ${reasonTexts[reason] ?? reason}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const reasonTexts: Partial<Record<BackupDamage['reason'] | QuarantinedRecord['reason'], string>> = {
  'not-json': 'cannot be read at all',
  'not-a-record': 'is not a record of Calque',
  'cut-off': 'the file was cut off',
  newer: 'was written by a newer version',
};

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

const getFileName = () => `calque-${new Date(clock.now()).toISOString().slice(0, 10)}.calque.json`;

function describeImport({ imported, unchanged, copies, damaged }: ImportReport): string {
  const parts = [
    `${count(imported, 'record')} came in, ${unchanged} ${unchanged === 1 ? 'was' : 'were'} here already.`,
    copies.length > 0 && `${count(copies.length, 'drawing')} had gone another way and came in as a copy.`,
    damaged.length > 0 && `${count(damaged.length, 'record')} could not be read and were left out:`,
  ];
  return parts.filter(Boolean).join(' ');
}

function describeFailure(error: unknown, name: string): string {
  if (error instanceof BackupError) return `“${name}” could not be imported. ${error.message} ${error.mend}`;
  if (error instanceof StorageError) return `The import stopped. ${error.message} ${error.mend}`;
  throw error;
}
