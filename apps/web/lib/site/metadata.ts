import type { ErrorPage } from "@blocked/error-guide";
import type { Profile } from "@blocked/profiles";
import type { Metadata } from "next";
import { toLink } from "../address/lab-address.ts";
import { sitePages, type SitePath } from "./site-pages.ts";
import { toProfileTitle } from "./titles.ts";

/** Search engines show about this many characters of a description. */
const longest = 160;

type Subject = {
  /** The page's address without its query: copies with a query are the same page. */
  path: string;
  title: string;
  description: string;
  picture: string;
};

function toMetadata({ path, title, description: text, picture }: Subject): Metadata {
  const description = shorten(text);
  const images = [{ url: picture, width: 1200, height: 630, alt: title }];
  return {
    title,
    description,
    alternates: { canonical: path },
    openGraph: {
      title,
      description,
      url: path,
      siteName: "Blocked by CORS",
      type: "article",
      images,
    },
    twitter: { card: "summary_large_image", title, description, images },
  };
}

export function toSiteMetadata(path: SitePath): Metadata {
  return toMetadata({ path, ...sitePages[path], picture: "/picture/site/home" });
}

export function toProfileMetadata(profile: Profile): Metadata {
  return toMetadata({
    path: toLink(profile.id),
    title: toProfileTitle(profile),
    description: `Send the request and apply the fix. ${profile.lesson}`,
    picture: `/picture/lab/${profile.id}`,
  });
}

export function toErrorMetadata({ slug, title, meaning, advice }: ErrorPage): Metadata {
  return toMetadata({
    path: `/errors/${slug}`,
    title: `${title}: CORS error explained`,
    description: advice === null ? meaning : `${meaning} ${advice}`,
    picture: `/picture/errors/${slug}`,
  });
}

export function toLessonMetadata(number: number, title: string, story: string): Metadata {
  return toMetadata({
    path: `/learn/${number}`,
    title: `Lesson ${number}: ${title}`,
    description: story,
    picture: `/picture/learn/${number}`,
  });
}

export function toServerMetadata({ id, title }: { id: string; title: string }): Metadata {
  return toMetadata({
    path: `/servers/${id}`,
    title: `${title}: CORS mistakes and what you see`,
    description: `What ${title} responds to the usual CORS mistakes, whether its handler runs, and what the browser then prints. Recorded from real runs.`,
    picture: "/picture/site/home",
  });
}

/** Cuts a text after its last whole sentence that fits, or after its last whole word. */
function shorten(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest);
  const sentences = /^.{70,}[.!?](?= )/.exec(start)?.[0];
  return sentences ?? `${start.slice(0, start.lastIndexOf(" ", longest - 1))}…`;
}
