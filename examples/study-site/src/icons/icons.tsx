import type { ReactNode } from 'react';

function icon(path: ReactNode, viewBox = '0 0 20 20') {
  return function Icon({ size = 20 }: { readonly size?: number }) {
    return (
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox={viewBox}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {path}
      </svg>
    );
  };
}

/** The mark of Calque: a drawing, and the same drawing traced on a sheet that lies over it. */
export const MarkIcon = icon(
  <>
    <g opacity=".45">
      <rect x="2" y="3" width="8" height="5.5" rx="1.2" />
      <rect x="11" y="11.500" width="8" height="5.500" rx="1.200" />
    </g>
    <rect x="4" y="5" width="8" height="5.500" rx="1.200" />
    <path d="M8 10.500v3.700h3" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="9" cy="9" r="5.25" />
    <path d="m13 13 3.75 3.75" />
  </>,
);
export const MenuIcon = icon(<path d="M3 5.500h14M3 10h14M3 14.500h14" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const SunIcon = icon(
  <>
    <circle cx="10" cy="10" r="3.25" />
    <path d="M10 2.500v1.500M10 16v1.500M2.500 10H4M16 10h1.500M4.700 4.700l1 1M14.300 14.300l1 1M4.700 15.300l1-1M14.300 5.700l1-1" />
  </>,
);
export const MoonIcon = icon(<path d="M16.250 11.750A6.750 6.750 0 0 1 8.250 3.750a6.750 6.750 0 1 0 8 8Z" />);
export const AutoThemeIcon = icon(
  <>
    <circle cx="10" cy="10" r="6.500" />
    <path d="M10 3.500v13a6.500 6.500 0 0 0 0-13Z" fill="currentColor" />
  </>,
);
export const BackIcon = icon(<path d="M11.500 4.500 6 10l5.500 5.500M6.500 10H16" />);
export const TickIcon = icon(<path d="m4.500 10.500 3.500 3.500 7.500-8" />);
export const PrintIcon = icon(
  <>
    <path d="M6 7.500V3h8v4.500M6 14H3.500V7.500h13V14H14" />
    <path d="M6 11.500h8V17H6z" />
  </>,
);
export const DownloadIcon = icon(<path d="M10 3v9m-3.500-3.500L10 12l3.500-3.500M3.500 14.500V17h13v-2.500" />);
export const UploadIcon = icon(<path d="M10 12V3M6.500 6.500 10 3l3.500 3.500M3.500 14.500V17h13v-2.500" />);
export const EyeIcon = icon(
  <>
    <path d="M2 10s3-5.250 8-5.250S18 10 18 10s-3 5.250-8 5.250S2 10 2 10Z" />
    <circle cx="10" cy="10" r="2.250" />
  </>,
);
export const EyeOffIcon = icon(
  <>
    <path d="M8 5c.640-.160 1.300-.250 2-.250 5 0 8 5.250 8 5.250s-.800 1.400-2.250 2.750M13 14.700a7 7 0 0 1-3 .550c-5 0-8-5.250-8-5.250s1.100-1.900 3.100-3.450" />
    <path d="m3 3 14 14" />
  </>,
);
export const NoticeIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 9.250V14M10 6.250v.250" />
  </>,
);
