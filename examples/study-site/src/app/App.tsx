import { catalogue } from '@calque/architectures';
import { Suspense, lazy } from 'react';
import { Gallery } from '../gallery/Gallery.tsx';
import { Banners } from './Banners.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { NotFound } from './NotFound.tsx';
import { type Route, useRoute } from './router.ts';

const PracticePage = lazy(() => import('../practice/PracticePage.tsx'));
const FilePage = lazy(() => import('../practice/FilePage.tsx'));
const TradeoffsPage = lazy(() => import('../tradeoffs/TradeoffsPage.tsx'));
const SessionPage = lazy(() => import('../session/SessionPage.tsx'));
const ProgressPage = lazy(() => import('../progress/ProgressPage.tsx'));
const CardsPage = lazy(() => import('../progress/CardsPage.tsx'));
const PrintPage = lazy(() => import('../print/PrintPage.tsx'));
const MethodPage = lazy(() => import('../method/MethodPage.tsx'));
const DataPage = lazy(() => import('../data/DataPage.tsx'));

/** The whole site: a frame with one page in it. The practice page fills the window and brings its own top bar. */
export function App() {
  const route = useRoute();
  const isFullBleed = (route.page === 'practice' && isShipped(route.slug)) || route.page === 'file';
  const resetKey = JSON.stringify(route);
  return (
    <div className={isFullBleed ? 'site site-full' : 'site'}>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to content
      </a>
      {!isFullBleed && <Header page={route.page} />}
      <Banners />
      <main id="main" tabIndex={-1}>
        <ErrorBoundary resetKey={resetKey}>
          <Suspense fallback={<p className="page-loading">Loading…</p>}>
            <CurrentPage key={resetKey} route={route} />
          </Suspense>
        </ErrorBoundary>
      </main>
      {!isFullBleed && <Footer />}
    </div>
  );
}

const isShipped = (slug: string) => catalogue.some((entry) => entry.slug === slug);

function CurrentPage({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'gallery':
      return <Gallery />;
    case 'practice':
      if (!isShipped(route.slug)) return <NotFound wanted={route.slug} isExercise />;
      return <PracticePage slug={route.slug} />;
    case 'file':
      return <FilePage />;
    case 'tradeoffs':
      return <TradeoffsPage />;
    case 'session':
      return <SessionPage />;
    case 'progress':
      return <ProgressPage />;
    case 'cards':
      return <CardsPage />;
    case 'print':
      return <PrintPage slug={route.slug} />;
    case 'method':
      return <MethodPage />;
    case 'data':
      return <DataPage />;
    case 'missing':
      return <NotFound wanted={route.path} isExercise={false} />;
  }
}

function Footer() {
  return (
    <footer className="site-footer">
      <p>Everything stays on this device: no account, no server, no tracking.</p>
      <ul className="plain">
        <li>
          <a href="#/data">Your data</a>
        </li>
        <li>
          <a href="#/method">How to practise</a>
        </li>
      </ul>
      <p>Code under MIT, content under CC BY 4.0.</p>
    </footer>
  );
}
