import type { StorageErrorKind } from '@calque/exercise';
import { type ReactNode, useSyncExternalStore } from 'react';
import { NoticeIcon } from '../icons/icons.tsx';
import { useStorageProblem } from '../study/studyStore.ts';
import { applyUpdate, useUpdateWaiting } from './serviceWorkerClient.ts';

/** What the user should know on every page: offline, storage that fails, a newer version. */
export function Banners() {
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const hasUpdate = useUpdateWaiting();
  const problem = useStorageProblem();
  return (
    <div className="banners" aria-live="polite">
      {problem && <StorageBanner problem={problem} />}
      {!isOnline && (
        <Banner>You are offline. Everything you have opened before works, and your work is saved here.</Banner>
      )}
      {hasUpdate && (
        <Banner>
          A newer version of Calque is ready.{' '}
          <button type="button" className="link-button" onClick={applyUpdate}>
            Load it now
          </button>
        </Banner>
      )}
    </div>
  );
}

const storageTexts: Partial<Record<StorageErrorKind, string>> = {
  forbidden: 'This browser does not let Calque save. You can go on drawing, but only until you close this tab.',
  full: 'This device has no room left, so your latest work is kept only in this tab. Free some space, or export it now.',
  blocked: 'Another tab holds an older version of your data. Close the other Calque tabs, then load this page again.',
};

function StorageBanner({ problem }: { readonly problem: StorageErrorKind }) {
  return (
    <Banner tone="warning">
      {storageTexts[problem] ?? 'Saving failed, so your latest work is kept only in this tab. Calque keeps trying.'}{' '}
      <a href="#/data">Export your work</a>
    </Banner>
  );
}

/** One line across the page, above its content. */
export function Banner({
  tone = 'quiet',
  children,
}: {
  readonly tone?: 'quiet' | 'warning';
  readonly children: ReactNode;
}) {
  return (
    <div className={`banner banner-${tone}`}>
      <NoticeIcon size={18} />
      <p>{children}</p>
    </div>
  );
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
