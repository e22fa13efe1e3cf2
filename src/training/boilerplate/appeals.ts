/** Sentences of appeals, written for this file, from which training pages get one of their own; `{o}` is the outlet, `{m}` an amount. */
const OPENERS = [
  'A message from {o}:',
  'A note from the editors of {o}',
  'From the team at {o}',
  'Before you go',
  'A word from our editor',
  'Dear friends of {o},',
  'Dear reader,',
  'To everyone who reads {o}',
  'A quick favour',
  'An open letter to our readers',
  'Support {o}',
  'Help us keep going',
  '',
  '',
  '',
];

const TROUBLES = [
  'This has been the hardest year in the history of {o}.',
  'Last month the authorities blocked our website, and two of our reporters had to leave the country within a week.',
  'Advertising no longer pays for the kind of journalism you come here for, and printing costs have doubled since the spring.',
  'A court has frozen our accounts after we published an investigation into the governor and his relatives.',
  'The ministry has put {o} on a register of unwanted media, and anybody who shares our stories can be fined.',
  'Small newsrooms such as ours are closing every week, while rumours spread faster than ever.',
  'We do not have a wealthy owner, and we do not take money from any government or party.',
  'Social networks have cut the number of people who see our stories by more than half.',
  'Prosecutors say that our coverage harms the state, and they have opened a criminal case against our editor in chief.',
  'Officials call us traitors because we print what they would rather hide.',
  'Many of our colleagues now work from exile, far from their families and homes.',
  'If you come here often, you will have noticed that there is no paywall on {o}.',
  'You have read several of our articles this month, and we are glad that you find them useful.',
  'More people than ever are reading {o}, yet only a few of them pay for it.',
  'Lawsuits meant to scare us off have eaten up our savings.',
];

const MISSIONS = [
  'Our reporters dig where others look away, and they check every fact before it is printed.',
  'We believe that everyone deserves news they can trust, whatever they earn and wherever they live.',
  'Since the day we started, our promise has been simple: to tell you what is really happening.',
  'We, the people who make {o}, will go on doing our job for as long as we can.',
  'Independent journalism keeps power in check, and it only survives when its audience stands up for it.',
  'Our newsroom answers to nobody but you.',
  'We hold politicians and companies to account without fear or favour.',
  'They accuse us of spreading lies; we think that honest reporting from both sides of the front is worth the risk.',
  'Open access to facts matters, especially when censorship is on the rise.',
  'Nobody tells our editors what to write, and nobody can buy their silence.',
];

const ASKS = [
  'That is why we are turning to you today.',
  'To carry on, we rely on the generosity of people like you.',
  'Please consider making a donation to {o} today.',
  'Will you join the thousands of readers who already back our work?',
  'Become a member and help us stay independent.',
  'Your contribution pays for lawyers, editors, cameras and safe places to work.',
  'Chip in whatever you can afford, from {m} a month.',
  'A monthly gift of {m} lets us plan ahead; a one-off gift helps us right now.',
  'For the price of a coffee, {m}, you can keep this site free for everyone.',
  'Every pound, euro or dollar goes straight into reporting.',
  'It takes less than a minute, and you can cancel whenever you like.',
  'If our stories mean something to you, please give today, even a small sum helps.',
  'Only a few hundred people fund this site, and we want you to be one of them.',
  'By giving {m} or more you protect free media and the people who risk their safety for it.',
  'If everyone who reads this gave {m}, our fundraiser would be over within an hour.',
];

const CLOSERS = [
  'Thank you for being there.',
  'Thank you for your trust and your patience.',
  'We could not do this without you.',
  'With gratitude, the {o} newsroom',
  'Yours, the editorial team',
  'Donate now',
  'Support us',
  'Maybe later',
  'Not today',
  'I have already given',
  'Ask me again next week',
  'Yes, I want to help',
  'One time',
  'Monthly',
  '',
  '',
];

const LETTERS = [
  'Get the stories that matter in your inbox every morning.',
  'Sign up for our free newsletter and never miss a story from {o}.',
  'Enjoying this article? Subscribe to {o} for unlimited access to everything we publish.',
  'You can unsubscribe at any time by following the link at the bottom of every e-mail.',
  'Join our channel on Telegram to be the first to know what is going on.',
  'Follow {o} for daily updates, videos and behind-the-scenes pictures.',
  'If you liked this story, you may also enjoy our weekly podcast, which you can find wherever you listen.',
  'Have you got a tip for our reporters? Write to us in confidence; we protect our sources.',
  'This article is free to read thanks to the support of our members.',
  'Do you see a mistake in the text? Select it and press Ctrl and Enter to let our editors know.',
  'What do you think? Tell us in the comments below.',
  'Our journalists may earn a small commission if you buy something through links on this page.',
];

const NAMES_A = [
  'Harbour',
  'Northern',
  'Valley',
  'Daily',
  'Capital',
  'River',
  'Open',
  'New',
  'Eastern',
  'Civic',
  'Granite',
  'Lakeside',
  'Bridge',
  'Free',
];
const NAMES_B = [
  'Gazette',
  'Observer',
  'Herald',
  'Monitor',
  'Tribune',
  'Dispatch',
  'Insider',
  'Chronicle',
  'Review',
  'Courier',
  'Voice',
  'Project',
  'Beacon',
];
const AMOUNTS = ['$3', '$5', '$7', '$10', '€4', '€9', '£2', '£6', '5 euros', '10 dollars', '$1', '€1'];

/** An appeal of one to nine lines in good prose, made from sentences of our own; two sentences may share a line. */
export function makeAppeal(random: () => number): readonly string[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const outlet = `${random() < 0.6 ? 'The ' : ''}${pick(NAMES_A)} ${pick(NAMES_B)}`;
  const amount = pick(AMOUNTS);
  const some = (list: readonly string[], most: number): string[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(list));
  const onlyLetters = random() < 0.3;
  const prose = onlyLetters
    ? [pick(LETTERS), ...some(LETTERS, 1)]
    : [...some(TROUBLES, 2), ...some(MISSIONS, 2), pick(ASKS), ...some(ASKS, 2)];
  const lines = [onlyLetters ? '' : pick(OPENERS), ...joined(prose, random), ...(onlyLetters ? [] : [pick(CLOSERS), ...some(CLOSERS, 1)])];
  return [...new Set(lines)].filter((line) => line !== '').map((line) => line.replaceAll('{o}', outlet).replaceAll('{m}', amount));
}

function joined(sentences: readonly string[], random: () => number): readonly string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    const last = lines.length - 1;
    if (last >= 0 && random() < 0.45) lines[last] = `${lines[last] ?? ''} ${sentence}`;
    else lines.push(sentence);
  }
  return lines;
}
