import { Page } from '../app/Page.tsx';
import { useWork } from '../study/studyStore.ts';
import { useSession } from './activeSession.ts';
import { Planner } from './Planner.tsx';
import { RunningSession } from './RunningSession.tsx';
import './session.css';
import { SessionSummaryView } from './SessionSummaryView.tsx';

/** Plan a session, go through its steps, and see what came of it. */
export default function SessionPage() {
  const session = useSession();
  const work = useWork();
  if (session === undefined || !work) return <p className="page-loading">Looking for your session…</p>;
  if (!session)
    return (
      <Page
        title="A session"
        lead="Put your phone in another room. Choose a few systems, and draw each of them three times with something else in between."
      >
        <Planner work={work} />
      </Page>
    );
  if (session.phase === 'finished')
    return (
      <Page title="Session finished">
        <SessionSummaryView session={session} attempts={work.results} />
      </Page>
    );
  return (
    <Page title="Your session" lead="Stop whenever you like. The session waits, even for days, and nothing is lost.">
      <RunningSession session={session} />
    </Page>
  );
}
