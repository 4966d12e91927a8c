// NITF, NewsML-G2 and ninjs: what the items of news agencies become.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/read_items.h"

namespace newsdex {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

RawArticle only(Format format, const std::string& bytes) {
  const auto items = read_items(format, bytes);
  EXPECT_EQ(items.size(), 1U);
  if (items.empty()) return {};
  EXPECT_EQ(problem_of(items[0]), "");
  return article_of(items[0]);
}

constexpr const char* kNitf = R"(<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>Lock opens</title>
<tobject><tobject.subject tobject.subject.refnum="04015000" tobject.subject.type="economy"
  tobject.subject.matter="transport"/></tobject>
<docdata management-status="usable"><doc-id id-string="mw-7"/><urgency ed-urg="4"/>
<date.issue norm="20240513T080000Z"/><date.release norm="20240513T090000Z"/>
<doc.copyright holder="Meridian Wire"/><key-list><keyword key="shipping"/></key-list>
<identified-content><person>Ilse Brandauer</person><org value="Port Authority"/>
<location><city>Lisbon</city></location></identified-content></docdata>
<pubdata name="The Quay" position.section="Business" date.publication="20240512"/>
<revision-history norm="20240513T080500Z"/><revision-history norm="20240513T081000Z"/></head>
<body><body.head><hedline><hl1>Lock
  opens</hl1><hl2>Boats wait</hl2></hedline><note noteclass="editorsnote">
<body.content><p>Corrects the name.</p></body.content></note>
<byline>By <person>Ana Duarte</person><byttl>Staff</byttl></byline>
<distributor>Meridian Wire</distributor>
<dateline><location>LISBON</location>, <story.date>May 13</story.date></dateline>
<abstract><p>A lock opened.</p></abstract></body.head>
<body.content><p>The <org>Port Authority</org> opened<br/>a lock.</p>
<media media-type="image"><media-reference source="1.jpg"/><media-caption><p>The lock</p>
</media-caption><media-producer>Jo Smith</media-producer></media>
<block><hl2>Later</hl2><ul><li>One</li><li>Two</li></ul></block></body.content>
<body.end><tagline>Edited by Kim Lee</tagline></body.end></body></nitf>)";

TEST(NitfReader, ReadsAnArticle) {
  const RawArticle article = only(Format::nitf, kNitf);
  EXPECT_EQ(article.id, "mw-7");
  EXPECT_EQ(article.title, "Lock opens");
  EXPECT_EQ(article.source, "The Quay");
  EXPECT_EQ(article.via, "Meridian Wire");
  EXPECT_EQ(article.section, "Business");
  EXPECT_EQ(article.dateline, "LISBON, May 13");
  EXPECT_EQ(article.published, "20240513T080000Z");
  EXPECT_EQ(article.modified, "20240513T081000Z");
  EXPECT_EQ(article.embargo, "20240513T090000Z");
  EXPECT_FALSE(article.cancelled);
  EXPECT_TRUE(article.alone);
  EXPECT_THAT(article.bylines, ElementsAre("Ana Duarte"));
  EXPECT_THAT(article.credits, ElementsAre("Jo Smith"));
  EXPECT_THAT(article.topics, ElementsAre("shipping", "transport"));
  EXPECT_THAT(article.supplied.people, ElementsAre("Ilse Brandauer"));
  EXPECT_THAT(article.supplied.orgs, ElementsAre("Port Authority"));
  EXPECT_THAT(article.supplied.places, ElementsAre("Lisbon"));
  EXPECT_THAT(article.extra, Contains(Pair("subject_codes", "[\"04015000\"]")));
  EXPECT_THAT(article.extra, Contains(Pair("abstract", "\"A lock opened.\"")));
  EXPECT_EQ(text_of(article),
            "body| Boats wait\ncorrection| Corrects the name.\n"
            "body| The Port Authority opened a lock.\ncaption| The lock\ncredit| Jo Smith\n"
            "body| Later\nbody| One\nbody| Two\ncredit| Edited by Kim Lee\n");
}

TEST(NitfReader, TakesTheAbstractOfAnArticleWithoutABody) {
  EXPECT_EQ(text_of(only(Format::nitf,
                         "<nitf><body><body.head><abstract><p>Short.</p></abstract></body.head>"
                         "</body></nitf>")),
            "body| Short.\n");
}

TEST(NitfReader, SaysWhyThereIsNothing) {
  EXPECT_EQ(problem_of(read_items(Format::nitf, "<html/>")[0]),
            "failed: no NITF: its root is <html>");
  EXPECT_EQ(problem_of(read_items(Format::nitf, "<nitf><body>")[0]),
            "failed: the document ends before its end tag");
}

// A newsItem with these elements in its itemMeta, contentMeta and contentSet.
std::string news_item(const std::string& item_meta, const std::string& content_meta,
                      const std::string& content, const std::string& rest = "") {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:q:7' version='3' "
         "xml:lang='en-GB'><itemMeta><itemClass qcode='ninat:text'/>" +
         item_meta + "</itemMeta><contentMeta>" + content_meta + "</contentMeta>" + rest +
         "<contentSet>" + content + "</contentSet></newsItem>";
}

TEST(NewsmlReader, ReadsAnItem) {
  const RawArticle article =
      only(Format::newsml,
           news_item("<provider qcode='nprov:MERIDIAN'><name>Meridian Wire</name></provider>"
                     "<versionCreated>2024-05-13T10:00:00Z</versionCreated>"
                     "<firstCreated>2024-05-13T08:00:00Z</firstCreated>"
                     "<embargoed>2024-05-13T11:00:00Z</embargoed><pubStatus qcode='stat:usable'/>",
                     "<urgency>4</urgency><contentCreated>2024-05-13T07:00:00Z</contentCreated>"
                     "<located qcode='city:LIS'><name>Lisbon</name></located>"
                     "<creator><name>Ana Duarte</name></creator>"
                     "<infoSource role='isrol:distributor'><name>Wire Hub</name></infoSource>"
                     "<infoSource qcode='is:AP'><name>Associated Press</name></infoSource>"
                     "<creditline>Jo Smith</creditline><language tag='en-US'/>"
                     "<subject qcode='medtop:1'><name xml:lang='de'>Wirtschaft</name>"
                     "<name xml:lang='en'>economy</name></subject>"
                     "<subject type='cpnat:person' qcode='p:9'/>"
                     "<subject type='cpnat:geoArea'><name>Portugal</name></subject>"
                     "<subject type='cpnat:organisation'><name>Port Authority</name></subject>"
                     "<keyword>locks</keyword><headline> Lock opens </headline>"
                     "<description role='drol:summary'>Short.</description>",
                     "<inlineXML contenttype='application/xhtml+xml'><html "
                     "xmlns='http://www.w3.org/1999/xhtml'><body><p>The lock opened.</p><p>Boats "
                     "waited.</p></body></html></inlineXML>",
                     "<assert qcode='p:9'><name>Ilse Brandauer</name></assert>"));
  EXPECT_EQ(article.id, "urn:q:7");
  EXPECT_EQ(article.title, "Lock opens");
  EXPECT_EQ(article.source, "Meridian Wire");
  EXPECT_EQ(article.via, "Wire Hub");
  EXPECT_EQ(article.language, "en-US");
  EXPECT_EQ(article.dateline, "Lisbon");
  EXPECT_EQ(article.embargo, "2024-05-13T11:00:00Z");
  EXPECT_FALSE(article.cancelled);
  EXPECT_THAT(article.bylines, ElementsAre("Ana Duarte"));
  EXPECT_THAT(article.credits, ElementsAre("Jo Smith", "Associated Press"));
  EXPECT_THAT(article.topics, ElementsAre("locks", "economy"));
  EXPECT_THAT(article.supplied.people, ElementsAre("Ilse Brandauer"));
  EXPECT_THAT(article.supplied.places, ElementsAre("Portugal"));
  EXPECT_THAT(article.supplied.orgs, ElementsAre("Port Authority"));
  EXPECT_EQ(text_of(article), "body| The lock opened.\nbody| Boats waited.\n");
  EXPECT_THAT(article.extra, Contains(Pair("version", "\"3\"")));
  EXPECT_THAT(article.extra, Contains(Pair("urgency", "\"4\"")));
  EXPECT_THAT(article.extra, Contains(Pair("description", "\"Short.\"")));
  EXPECT_THAT(article.extra, Contains(Pair("subjects", HasSubstr("medtop:1"))));
  ASSERT_EQ(article.candidates.size(), 4U);
  EXPECT_EQ(article.candidates[0].value, "2024-05-13T07:00:00Z");
}

struct ContentCase {
  const char* name;
  const char* content;
  const char* text;
};

TEST(NewsmlReader, ReadsTextOfEveryKind) {
  for (const auto& [name, content, text] : std::to_array<ContentCase>({
           {"NITF",
            "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body>"
            "<body.content><p>One</p></body.content></body></nitf></inlineXML>",
            "body| One\n"},
           {"paragraphs", "<inlineXML><p>One</p><p>Two</p></inlineXML>", "body| One\nbody| Two\n"},
           {"plain", "<inlineData contenttype='text/plain'>One\n\nTwo</inlineData>",
            "body| One\nbody| Two\n"},
           {"escaped HTML", "<inlineData contenttype='text/html'>&lt;p>One&lt;/p></inlineData>",
            "body| One\n"},
           {"base64", "<inlineData encoding='base64'>aGFsbG8=</inlineData>", ""},
           {"sports", "<inlineXML><sports-content>3</sports-content></inlineXML>", ""},
           {"two renditions", "<inlineXML><p>One</p></inlineXML><inlineXML><p>1</p></inlineXML>",
            "body| One\n"},
       })) {
    EXPECT_EQ(text_of(only(Format::newsml, news_item("", "<headline>x</headline>", content))), text)
        << name;
  }
}

TEST(NewsmlReader, ReadsSeveralItemsOfAMessage) {
  const std::string picture =
      "<newsItem guid='urn:q:8'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta>"
      "<contentMeta><creator role='crol:photographer'><name>Jo Smith</name></creator>"
      "<description role='drol:caption'>The lock</description></contentMeta></newsItem>";
  const auto items =
      read_items(Format::newsml,
                 "<newsMessage><header><sender>hub.example</sender></header><itemSet>"
                 "<packageItem guid='p'><itemRef residref='urn:q:7'/></packageItem>" +
                     news_item("<provider literal='Meridian'/>", "<headline>Lock</headline>", "") +
                     picture + "<newsItem guid='urn:q:9'/><conceptItem/></itemSet></newsMessage>");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(problem_of(items[0]), "skipped: a packageItem, which is no article");
  EXPECT_EQ(article_of(items[1]).title, "Lock");
  EXPECT_EQ(article_of(items[1]).source, "Meridian");
  EXPECT_EQ(article_of(items[1]).via, "hub.example");
  EXPECT_FALSE(article_of(items[1]).alone);
  EXPECT_EQ(text_of(article_of(items[2])), "caption| The lock\n");
  EXPECT_THAT(article_of(items[2]).credits, ElementsAre("Jo Smith"));
  EXPECT_EQ(text_of(article_of(items[3])), "");
  EXPECT_EQ(problem_of(items[4]), "skipped: a conceptItem, which is no article");
}

TEST(NewsmlReader, KnowsItemsThatAreWithdrawn) {
  for (const char* status : {"stat:canceled", "stat:withheld"}) {
    EXPECT_TRUE(
        only(Format::newsml, news_item("<pubStatus qcode='" + std::string(status) + "'/>", "", ""))
            .cancelled)
        << status;
  }
}

TEST(NewsmlReader, GivesWhatABrokenMessageHas) {
  const auto items = read_items(Format::newsml, "<newsMessage><itemSet>" +
                                                    news_item("", "<headline>x</headline>", "") +
                                                    "<newsItem guid='2'><contentMeta>");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(article_of(items[0]).title, "x");
  EXPECT_EQ(problem_of(items[1]), "failed: the input ends within this item");
}

// ninjs.

TEST(NinjsReader, ReadsVersionOneAndThreeAlike) {
  const RawArticle one = only(Format::ninjs, R"({"uri":"urn:q:7","type":"text",
    "versioncreated":"2024-05-13T10:00:00Z","firstcreated":"2024-05-13T08:00:00Z",
    "language":"en","headline":"Lock opens","byline":"Ana Duarte and Jo Smith","located":"Lisbon",
    "body_xhtml":"<p>The lock opened.</p><p>Boats waited.</p>","body_text":"The lock opened.",
    "description_text":"Short.","copyrightholder":"Meridian Wire","urgency":4,
    "person":[{"name":"Ilse Brandauer"}],"place":[{"name":"Portugal"}],
    "organisation":[{"name":"Port Authority"}],"subject":[{"name":"economy","code":"04"}],
    "infosource":[{"name":"Associated Press"}],"embargoed":"2024-05-13T11:00:00Z",
    "associations":{"main":{"uri":"urn:q:8","type":"picture","byline":"Kim Lee",
      "description_text":"The lock"}}})");
  const RawArticle three = only(Format::ninjs, R"({"uri":"urn:q:7","type":"text",
    "versionCreated":"2024-05-13T10:00:00Z","firstCreated":"2024-05-13T08:00:00Z",
    "language":"en","headlines":[{"role":"short","value":"Lock"},
    {"role":"main","value":"Lock opens"}],"by":"Ana Duarte and Jo Smith","located":"Lisbon",
    "bodies":[{"contentType":"text/plain","value":"The lock opened."},
      {"contentType":"text/html","value":"<p>The lock opened.</p><p>Boats waited.</p>"}],
    "descriptions":[{"value":"Short."}],"copyrightHolder":"Meridian Wire","urgency":4,
    "people":[{"name":"Ilse Brandauer"}],"places":[{"name":"Portugal"}],
    "organisations":[{"name":"Port Authority"}],"subjects":[{"name":"economy","literal":"04"}],
    "infoSources":[{"name":"Associated Press"}],"embargoedUntil":"2024-05-13T11:00:00Z",
    "associations":[{"name":"main","uri":"urn:q:8","type":"picture","by":"Kim Lee",
      "descriptions":[{"value":"The lock"}]}]})");
  EXPECT_EQ(one.id, "urn:q:7");
  EXPECT_EQ(one.title, "Lock opens");
  EXPECT_EQ(one.source, "Meridian Wire");
  EXPECT_EQ(one.dateline, "Lisbon");
  EXPECT_EQ(one.embargo, "2024-05-13T11:00:00Z");
  EXPECT_EQ(text_of(one), "body| The lock opened.\nbody| Boats waited.\ncaption| The lock\n");
  EXPECT_THAT(one.bylines, ElementsAre("Ana Duarte and Jo Smith"));
  EXPECT_THAT(one.credits, ElementsAre("Associated Press", "Kim Lee"));
  EXPECT_THAT(one.topics, ElementsAre("economy"));
  EXPECT_THAT(one.extra, Contains(Pair("urgency", "4")));
  ASSERT_EQ(one.candidates.size(), 3U);
  EXPECT_EQ(one.candidates[0].value, "2024-05-13T08:00:00Z");

  EXPECT_EQ(three.title, one.title);
  EXPECT_EQ(three.source, one.source);
  EXPECT_EQ(three.dateline, one.dateline);
  EXPECT_EQ(three.embargo, one.embargo);
  EXPECT_EQ(text_of(three), text_of(one));
  EXPECT_EQ(three.bylines, one.bylines);
  EXPECT_EQ(three.credits, one.credits);
  EXPECT_EQ(three.topics, one.topics);
  EXPECT_EQ(three.supplied, one.supplied);
  EXPECT_EQ(three.candidates, one.candidates);
}

TEST(NinjsReader, ReadsObjectsHoweverTheyAreLinedUp) {
  const std::string a = R"({"uri":"a","headline":"A {"})";
  const std::string b = R"({"uri":"b","headline":"B \"]\" "})";
  for (const std::string& bytes :
       {a + b, "[" + a + "," + b + "]", a + "\n" + b + "\n",
        "\xef\xbb\xbf[\n" + a + ",\n" + b + "\n]\n", "  " + a + "\r\n\r\n" + b}) {
    const auto items = read_items(Format::ninjs, bytes);
    ASSERT_EQ(items.size(), 2U) << bytes;
    EXPECT_EQ(article_of(items[0]).title, "A {") << bytes;
    EXPECT_EQ(article_of(items[1]).title, "B \"]\"") << bytes;
  }
}

TEST(NinjsReader, BrokenObjectBreaksNoOther) {
  const auto items = read_items(Format::ninjs,
                                "{\"uri\":\"a\",\"title\":\"A\"}\n{\"uri\":\n[]\n"
                                "{\"uri\":\"d\",\"title\":\"D\"}\n");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_THAT(problem_of(items[1]), HasSubstr("not valid JSON"));
  EXPECT_EQ(items[2].line, 4U);
  EXPECT_EQ(article_of(items[2]).title, "D");
}

struct RefusalCase {
  const char* object;
  const char* problem;
};

TEST(NinjsReader, RefusesWhatBreaksTheFormatAndSaysWhere) {
  for (const auto& [object, problem] : std::to_array<RefusalCase>({
           {"{}", "failed: uri: missing"},
           {R"({"uri":7})", "failed: uri: not a text"},
           {R"({"uri":"a","type":"song"})", "failed: type: \"song\" is no word of the format"},
           {R"({"uri":"a","type":"text|audio"})",
            "failed: type: \"text|audio\" is no word of the format"},
           {R"({"uri":"a","pubstatus":"cancelled"})",
            "failed: pubstatus: \"cancelled\" is no word of the format"},
           {R"({"uri":"a","person":"Ana"})", "failed: person: not a list"},
           {R"({"uri":"a","person":["Ana"]})", "failed: person/0: not an object"},
           {R"({"uri":"a","headlines":[{"role":"main"}]})", "failed: headlines/0/value: missing"},
           {R"({"uri":"a","bodies":[{"value":"x"},{"value":1}]})",
            "failed: bodies/1/value: not a text"},
           {R"({"uri":"a","body_html":{}})", "failed: body_html: not a text"},
           {R"({"uri":"a","urgency":0.1})", "failed: urgency: not a whole number from 1 to 9"},
           {R"({"uri":"a","associations":[{"uri":"b"}]})", "failed: associations/0/name: missing"},
           {R"({"uri":"a","associations":{"x":{"uri":"b","type":"y"}}})",
            "failed: associations/x/type: \"y\" is no word of the format"},
           {R"({"uri":"a","type":"event"})", "skipped: of the type event, which is no article"},
       })) {
    const auto items = read_items(Format::ninjs, object);
    ASSERT_EQ(items.size(), 1U) << object;
    EXPECT_EQ(problem_of(items[0]), problem) << object;
  }
}

TEST(NinjsReader, KeepsWhatTheFormatDoesNotKnow) {
  const RawArticle article =
      only(Format::ninjs, R"({"uri":"a","title":"A","priority":{"x":[1,2]},"readtime":3})");
  EXPECT_THAT(article.extra,
              ElementsAre(Pair("priority", R"({"x":[1,2]})"), Pair("readtime", "3")));
}

TEST(NinjsReader, ReadsNitfWhereThereIsNothingElse) {
  EXPECT_EQ(text_of(only(Format::ninjs,
                         R"({"uri":"a","bodies":[{"contentType":"application/nitf+xml","value":
                         "<nitf><body><body.content><p>One</p></body.content></body></nitf>"}]})")),
            "body| One\n");
}

}  // namespace
}  // namespace newsdex
