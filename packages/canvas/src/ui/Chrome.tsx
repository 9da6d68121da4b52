import type { ReactNode } from 'react';

/** Everything around and above the sheet: tools, zoom, panels. */
export function Chrome({ children }: { readonly children: ReactNode }) {
  return children;
}
