/** Splits a label into words and reduces a word to its stem. Plain string work: no locale, no collation. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const STOP_WORDS = set('a an the of for to in on at by with from and or via per into as is it its our your w n');

/** Written forms of one word, most of them abbreviations. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  (
    'comparison compare,diversify diversity,diversification diversity,svc service,srv server,msg message,db database,tbl table,repo repository,cfg configuration,config configuration,' +
    'eval evaluation,evals evaluation,gen generation,rec recommendation,recs recommendation,reco recommendation,mgr manager,mgmt management,' +
    'gw gateway,q queue,feat feature,feats feature,usr user,evt event,evts event,txn transaction,req request,resp response,' +
    'prod production,perf performance,stats statistics,stat statistics,preproc preprocessing,preds prediction,pred prediction,img image,doc document,' +
    'docs document,emb embedding,embs embedding,idx index,notif notification,notifs notification,ctrl control,app application,' +
    'apps application,k8s kubernetes,agg aggregation,ckpt checkpoint,dedup deduplication,dedupe deduplication,deduping deduplication,' +
    'postgres postgresql,param parameter,params parameter,hyperparam hyperparameter,sched scheduler,acct account,' +
    'mon monitoring,impr impression,xgb xgboost,lgbm lightgbm,sim simulation,sims simulation,traj trajectory,obj object,cal calibration,' +
    'calib calibration,1st first,2nd second,3rd third,infra infrastructure,obs observability,env environment,dev development,' +
    'indices index,criteria criterion,indexing indexer,labelling labeling,logging log,storage store,lookups lookup,' +
    'timeseries time-series,auth auth,authn authentication,authz authorization,prom prometheus,cand candidate,cands candidate,' +
    'orch orchestrator,det detection,loc localization,comms communication,calc calculation,dash dashboard,opt optimization,' +
    'exp experiment,expt experiment,hist history,info information,max maximum,min minimum,num number,orig original,prev previous,' +
    'proc processing,ref reference,sys system,temp temporary,val validation,ver version,wh warehouse,dwh warehouse,' +
    'norm normalization,seg segmentation,apis api,gpus gpu,cpus cpu,sync synchronization,synch synchronization,async asynchronous,ops operation'
  )
    .split(',')
    .map((entry) => entry.split(' ') as [string, string]),
);

/** Words whose ending makes another thing of it: an indexer is no index, a logger no log, a searcher no search. */
const KEPT_WHOLE = set(
  'indexer logger labeling labeled searcher viewer experimenter browser user server service order number other paper embedding news ' +
    'process access analysis bus status canvas redis kubernetes address series data author reporter',
);

/** Stem of a lower-case word: plural, British spelling, then the endings of derived nouns and verbs. */
export function stem(word: string): string {
  const short = SHORT_FORMS.get(word);
  let rest = short ?? word;
  if (KEPT_WHOLE.has(rest)) return rest;
  if (/^\p{Script=Latin}{4,}$/u.test(rest) || /[a-z]s$/.test(rest)) {
    if (/[^aeiou]ies$/.test(rest) && rest.length > 4) rest = rest.slice(0, -3) + 'y';
    else if (/(?:[sxz]|[cs]h)es$/.test(rest)) rest = rest.slice(0, -2);
    else if (rest.length > 2 && /[^sui]s$/.test(rest)) rest = rest.slice(0, -1);
    rest = SHORT_FORMS.get(rest) ?? rest;
    if (KEPT_WHOLE.has(rest)) return rest;
    rest = rest
      .replace(/(.{3})our/, '$1or')
      .replace(/ogue$/, 'og')
      .replace(/^(.{3,})is(ation|e|ed|er|ing)$/, '$1iz$2');
    for (let pass = 0; pass < 2; pass++)
      rest = rest
        .replace(/^(.{3,})(?:if)(?:ication|ier|ying|y)$/, '$1if')
        .replace(/^(.{3,})(?:icat|at)(?:ion|or|ing|ed|e)$/, '$1')
        .replace(/^(.{3,}(?:ov|iev))al$/, '$1')
        .replace(/^(.{3,}(?:ment|ing|er|ed)|.{4,}(?:ion|or))$/, (form) =>
          form.replace(/(?:ment|ing|ion|er|or|ed)$/, ''),
        );
    rest = rest.replace(/^(.{3,}?)e?$/, '$1').replace(/([^aeiou])\1$/, '$1');
  }
  return rest;
}

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー';
const WORD = new RegExp(
  `\\p{Script=Han}|(?:(?!\\p{Script=Han})[${CJK}])+|(?:(?![${CJK}])[\\p{L}\\p{N}])+|[^\\p{L}\\p{N}]+`,
  'gu',
);

/** A run of words of a label, and what set it off: nothing (`start`), a conjunction, a comma, or punctuation that opens a detail. */
export interface Segment {
  readonly words: readonly string[];
  readonly opens: 'start' | 'and' | 'list' | 'detail';
}

/**
 * Case, camelCase, snake_case, diacritics, width variants, enumeration ("6.3 Re-ranking") and punctuation are gone from the words;
 * a bracket, a colon, a dash or a line break opens a detail.
 */
export function splitLabel(label: string): readonly Segment[] {
  const text = label
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/<[a-z/][^<>]*>/gi, '\n')
    .replace(/^[\s#*]*(?:\d+[.):])*\d+[.):]?\s+(?=\p{L}{2})/u, '')
    .replace(/['’`]s?(?!\p{L})/gu, '')
    .replace(/(\d)\s*%/g, '$1percent')
    .replace(/(^|[^\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu, '$1$2$3')
    .replace(/(\p{Ll}{2}|\p{N}(?=\p{Lu}\p{Ll}))(\p{Lu})/gu, '$1\u200b$2')
    .replace(/(\p{Lu}{2})(\p{Lu}\p{Ll}{2})/gu, '$1\u200b$2')
    .replace(/((?:\p{Lu}[\p{L}\p{N}/-]*\s+){2,})(?=\p{Ll}{3})/u, '$1: ')
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase();
  const segments: { words: string[]; opens: Segment['opens'] }[] = [];
  let opens: Segment['opens'] = 'start';
  let current: string[] = [];
  const close = (next: Segment['opens']): void => {
    if (current.length > 0) segments.push({ words: current, opens });
    if (current.length > 0 || next === 'detail') opens = segments.length === 0 ? 'start' : next;
    current = [];
  };
  for (const [part] of text.matchAll(WORD)) {
    if (/[\p{L}\p{N}]/u.test(part)) {
      if (part === 'and' || part === 'or') close('and');
      else if (!STOP_WORDS.has(part)) current.push(part);
    } else if (/[()[\]{}:;|\n·•–—→>=]|\s[-/]\s/.test(part)) close('detail');
    else if (/[&+]/.test(part)) close('and');
    else if (part.includes(',')) close('list');
  }
  close('start');
  return segments;
}

/** Edit distance with transpositions of neighbours, or `limit + 1` when it is more (Damerau 1964, optimal string alignment). */
export function editDistance(first: string, second: string, limit: number): number {
  if (Math.abs(first.length - second.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row++) {
    const current = [row];
    for (let column = 1; column <= second.length; column++) {
      const same = first[row - 1] === second[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1])
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[second.length]!;
}
