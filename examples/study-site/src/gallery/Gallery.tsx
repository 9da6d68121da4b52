import { catalogue, loadThumbnails, type Thumbnail } from '@calque/architectures';
import { useEffect, useMemo, useState } from 'react';
import { PageHeading } from '../app/Page.tsx';
import { SearchIcon } from '../icons/icons.tsx';
import { useWork } from '../study/studyStore.ts';
import { ExerciseCard } from './ExerciseCard.tsx';
import './gallery.css';
import { NextStep } from './NextStep.tsx';
import { OpenFileButton } from './OpenFileButton.tsx';
import { type GalleryFilter, type SortOrder, getTopics, noFilter, selectExercises } from './selectExercises.ts';

const topics = getTopics(catalogue);
const nothingDone = new Map<string, never>();
/** Kept while the page is open, so that the way back from an exercise leads to the same selection. */
let lastFilter: GalleryFilter = noFilter;

const sortNames: Record<SortOrder, string> = {
  suggested: 'Suggested order',
  title: 'Title',
  difficulty: 'Easiest first',
  recent: 'Last drawn first',
  score: 'Weakest first',
};

export function Gallery() {
  const [filter, setFilter] = useState(lastFilter);
  const thumbnails = useThumbnails();
  const progress = useWork()?.progress ?? nothingDone;
  const shown = useMemo(() => selectExercises(catalogue, filter, progress), [filter, progress]);
  const change = (part: Partial<GalleryFilter>) => {
    lastFilter = { ...filter, ...part };
    setFilter(lastFilter);
  };
  return (
    <div className="page gallery">
      <title>Exercises · Calque</title>
      <header className="page-header">
        <div className="page-heading">
          <PageHeading>Draw it until you know it</PageHeading>
          <p className="page-lead">
            Trace the architecture of a real system, then draw it again from memory. Calque shows you box by box, and
            arrow by arrow, what is still missing.
          </p>
        </div>
        <NextStep progress={progress} />
      </header>
      <FilterBar filter={filter} onChange={change} />
      <div className="gallery-count">
        <output>{`${shown.length} ${shown.length === 1 ? 'exercise' : 'exercises'}`}</output>
        <OpenFileButton />
      </div>
      {shown.length === 0 ? (
        <div className="empty">
          <h2>Nothing matches</h2>
          <p>No exercise fits your search and filters together.</p>
          <button type="button" className="button" onClick={() => change({ ...noFilter, sort: filter.sort })}>
            Clear search and filters
          </button>
        </div>
      ) : (
        <ul className="plain cards">
          {shown.map((entry) => (
            <ExerciseCard
              key={entry.slug}
              entry={entry}
              thumbnail={thumbnails?.get(entry.slug)}
              progress={progress.get(entry.slug)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface FilterBarProps {
  readonly filter: GalleryFilter;
  readonly onChange: (part: Partial<GalleryFilter>) => void;
}

function FilterBar({ filter, onChange }: FilterBarProps) {
  return (
    <search className="filters">
      <label className="filter-search">
        <span className="visually-hidden">Search exercises</span>
        <SearchIcon size={18} />
        <input
          className="field"
          type="search"
          placeholder="Search exercises"
          value={filter.query}
          onChange={(event) => onChange({ query: event.target.value })}
        />
      </label>
      <Select
        label="Topic"
        value={filter.topic}
        onChange={(topic) => onChange({ topic })}
        options={[['', 'All topics'], ...topics.map(({ topic, count }) => [topic, `${topic} (${count})`] as const)]}
      />
      <Select
        label="Difficulty"
        value={String(filter.difficulty)}
        onChange={(value) => onChange({ difficulty: Number(value) as GalleryFilter['difficulty'] })}
        options={[
          ['0', 'Any difficulty'],
          ['1', 'Easy'],
          ['2', 'Medium'],
          ['3', 'Hard'],
        ]}
      />
      <Select
        label="Progress"
        value={filter.status}
        onChange={(status) => onChange({ status: status as GalleryFilter['status'] })}
        options={[
          ['all', 'Any progress'],
          ['new', 'Not drawn yet'],
          ['started', 'In progress'],
          ['done', 'All three passes'],
        ]}
      />
      <Select
        label="Order"
        value={filter.sort}
        onChange={(sort) => onChange({ sort: sort as SortOrder })}
        options={Object.entries(sortNames)}
      />
    </search>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <label className="filter-select">
      <span className="visually-hidden">{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Thumbnails are decoration: a gallery whose drawings could not be loaded still works. */
function useThumbnails(): ReadonlyMap<string, Thumbnail> | null {
  const [thumbnails, setThumbnails] = useState<ReadonlyMap<string, Thumbnail> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    loadThumbnails().then(
      (loaded) => isCurrent && setThumbnails(new Map(loaded.map((thumbnail) => [thumbnail.slug, thumbnail]))),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return thumbnails;
}
