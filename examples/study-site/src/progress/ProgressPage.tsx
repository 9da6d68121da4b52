import { Page } from '../app/Page.tsx';
export default function ProgressPage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="ProgressPage">x</Page>;
}
