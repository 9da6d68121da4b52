import { catalogue, loadExercise, loadTradeoffMatrix } from '@calque/architectures';
import { type PaperSize, type PrintedPages, type PrintOptions, renderPrintPages } from '@calque/formats';
import { useEffect, useState } from 'react';
import { Page } from '../app/Page.tsx';
import { PrintIcon } from '../icons/icons.tsx';
import { type Work, getStudy, useWork } from '../study/studyStore.ts';
import { Preview } from './Preview.tsx';
import './print.css';
import { type SheetKind, createSheets, sheetKinds, sheetTexts } from './sheets.ts';

interface Choice {
  readonly slugs: readonly string[];
  readonly kinds: readonly SheetKind[];
  readonly withWords: boolean;
  readonly matrix: boolean;
  readonly contents: boolean;
  readonly paper: PaperSize;
  readonly orientation: NonNullable<PrintOptions['orientation']>;
}

/** Choose exercises and sheets, see the pages, print them or save them as PDF through the browser. */
export default function PrintPage({ slug }: { readonly slug: string | null }) {
  const work = useWork();
  const [choice, setChoice] = useState<Choice>({
    slugs: [slug ?? 'recommender-funnel'].filter((one) => catalogue.some((entry) => entry.slug === one)),
    kinds: ['tracing', 'blank', 'answer'],
    withWords: true,
    matrix: false,
    contents: false,
    paper: navigator.language === 'en-US' ? 'letter' : 'a4',
    orientation: 'landscape',
  });
  const pages = usePages(choice, work);
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  return (
    <Page
      className="print-page"
      title="Print"
      lead="Take the sheets to a place without a screen. Trace with a pen, then check yourself against the answer sheet."
      actions={
        <button
          type="button"
          className="button button-primary"
          disabled={!pages?.pages.length}
          onClick={() => window.print()}
        >
          <PrintIcon size={18} />
          {pages ? `Print ${pages.pages.length} ${pages.pages.length === 1 ? 'page' : 'pages'}` : 'Laying out…'}
        </button>
      }
    >
      <div className="print-layout">
        <form className="print-choice" onSubmit={(event) => event.preventDefault()}>
          <fieldset>
            <legend>Sheets</legend>
            {sheetKinds.map((kind) => (
              <label key={kind} className="choice">
                <input
                  type="checkbox"
                  checked={choice.kinds.includes(kind)}
                  onChange={(event) => change({ kinds: toggle(choice.kinds, kind, event.target.checked) })}
                />
                <span>{sheetTexts[kind].name}</span>
                <span className="quiet small">{sheetTexts[kind].help}</span>
              </label>
            ))}
            <Check
              label="Word bank on blank sheets"
              checked={choice.withWords}
              onChange={(withWords) => change({ withWords })}
            />
            <Check
              label="Trade-offs of these systems"
              checked={choice.matrix}
              onChange={(matrix) => change({ matrix })}
            />
            <Check
              label="Contents first, as a booklet"
              checked={choice.contents}
              onChange={(contents) => change({ contents })}
            />
          </fieldset>
          <fieldset className="print-paper">
            <legend>Paper</legend>
            <label>
              <span className="visually-hidden">Paper size</span>
              <select
                className="field"
                value={choice.paper}
                onChange={(event) => change({ paper: event.target.value as PaperSize })}
              >
                <option value="a4">A4</option>
                <option value="letter">Letter</option>
              </select>
            </label>
            <label>
              <span className="visually-hidden">Orientation</span>
              <select
                className="field"
                value={choice.orientation}
                onChange={(event) => change({ orientation: event.target.value as Choice['orientation'] })}
              >
                <option value="landscape">Landscape</option>
                <option value="portrait">Portrait</option>
              </select>
            </label>
          </fieldset>
          <fieldset>
            <legend>
              {`Systems (${choice.slugs.length})`}
              <button
                type="button"
                className="link-button small"
                onClick={() =>
                  change({
                    slugs: choice.slugs.length === catalogue.length ? [] : catalogue.map((entry) => entry.slug),
                  })
                }
              >
                {choice.slugs.length === catalogue.length ? 'None' : 'All'}
              </button>
            </legend>
            <div className="print-systems">
              {catalogue.map((entry) => (
                <Check
                  key={entry.slug}
                  label={entry.title}
                  checked={choice.slugs.includes(entry.slug)}
                  onChange={(isChosen) => change({ slugs: toggle(choice.slugs, entry.slug, isChosen) })}
                />
              ))}
            </div>
          </fieldset>
        </form>
        {/* It scrolls, and holds nothing that could take the focus. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className="print-preview" aria-label="Preview" tabIndex={0}>
          {pages && pages.pages.length > 0 ? (
            <Preview pages={pages} />
          ) : (
            <p className="empty">
              {pages ? 'Choose a system and a sheet, and you see the pages here.' : 'Laying out the pages…'}
            </p>
          )}
        </section>
      </div>
    </Page>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

function toggle<Item>(items: readonly Item[], item: Item, isIn: boolean): readonly Item[] {
  return isIn ? [...items, item] : items.filter((other) => other !== item);
}

/** The pages of a choice; those of the choice before stay until the new ones are laid out. */
function usePages(choice: Choice, work: Work | null): PrintedPages | null {
  const [pages, setPages] = useState<PrintedPages | null>(null);
  useEffect(() => {
    if (!work) return;
    let isCurrent = true;
    void layOut(choice, work).then((laidOut) => isCurrent && setPages(laidOut));
    return () => {
      isCurrent = false;
    };
  }, [choice, work]);
  return pages;
}

async function layOut(choice: Choice, work: Work): Promise<PrintedPages> {
  const study = await getStudy();
  const inOrder = catalogue.map(({ slug }) => slug).filter((slug) => choice.slugs.includes(slug));
  const exercises = await Promise.all(inOrder.map(loadExercise));
  const sheets = (await Promise.all(exercises.map((exercise) => createSheets(exercise, choice, work, study)))).flat();
  if (choice.matrix) {
    const rows = (await loadTradeoffMatrix()).filter(({ slug }) => choice.slugs.includes(slug));
    const [only] = exercises;
    const title = exercises.length === 1 && only ? only.title : `${exercises.length} systems`;
    sheets.push({ type: 'tradeoffs', title, rows });
  }
  return renderPrintPages(sheets, {
    paper: choice.paper,
    orientation: choice.orientation,
    contents: choice.contents,
    ...(choice.contents && { title: 'Calque' }),
  });
}
