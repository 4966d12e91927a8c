import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The peer that is Lucene: an English analyzer, positions, stored text.
 *
 * <p>{@code index IN.tsv OUT}; {@code count OUT WORD...}, which prints {@code WORD<TAB>ARTICLES};
 * {@code query OUT QUERIES.tsv ROUNDS}, which prints what query_timing.h says, or {@code match} with the
 * same, where no article is read; or {@code page OUT WORD}, which prints the ten best articles with their
 * snippets. A line of IN.tsv is id, title, body, published and source, as jq's @tsv escapes them, then,
 * where there are such columns, the values of persons and of countries with blanks between them.
 */
public class PeerLucene {
  private static final String[] FACETS = {"source", "person", "country"};

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(Path.of(arguments[1]), Path.of(arguments[2]));
    } else if (arguments.length > 2 && arguments[0].equals("count")) {
      count(arguments);
    } else if (arguments.length == 4 && (arguments[0].equals("query") || arguments[0].equals("match"))) {
      time(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]), arguments[0].equals("query"));
    } else if (arguments.length == 3 && arguments[0].equals("page")) {
      page(Path.of(arguments[1]), arguments[2]);
    } else {
      System.err.println(
          "usage: PeerLucene index IN.tsv OUT | count OUT WORD... | query|match OUT QUERIES.tsv ROUNDS | page OUT WORD");
      System.exit(2);
    }
  }

  private static void index(Path articles, Path index) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    FacetsConfig facets = new FacetsConfig();
    for (String facet : FACETS) facets.setMultiValued(facet, true);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config);
        BufferedReader lines = Files.newBufferedReader(articles, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField("id", unescaped(cells[0]), Field.Store.YES));
        document.add(new TextField("title", unescaped(cells[1]), Field.Store.YES));
        document.add(new TextField("body", unescaped(cells[2]), Field.Store.YES));
        document.add(new StringField("published", cells[3], Field.Store.YES));
        document.add(new IntPoint("year", cells[3].isEmpty() ? 0 : Integer.parseInt(cells[3].substring(0, 4))));
        document.add(new StringField("source", unescaped(cells[4]), Field.Store.YES));
        document.add(new SortedDocValuesField("source", new BytesRef(unescaped(cells[4]))));
        addFacet(document, "source", new String[] {unescaped(cells[4])});
        if (cells.length > 6) {
          addFacet(document, "person", cells[5].split(" "));
          addFacet(document, "country", cells[6].split(" "));
        }
        writer.addDocument(facets.build(document));
      }
      writer.commit();
    }
  }

  private static void addFacet(Document document, String facet, String[] values) {
    for (String value : values) {
      if (!value.isEmpty()) document.add(new SortedSetDocValuesFacetField(facet, value));
    }
  }

  private static void page(Path index, String typed) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Query query = word(typed);
      TopDocs found = searcher.search(query, 10);
      String[] snippets = new UnifiedHighlighter(searcher, new EnglishAnalyzer()).highlight("body", query, found);
      for (int i = 0; i < snippets.length; ++i) {
        System.out.println(searcher.doc(found.scoreDocs[i].doc).get("title") + "\n" + snippets[i]);
      }
    }
  }

  private static void count(String[] arguments) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(arguments[1])))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int i = 2; i < arguments.length; ++i) {
        System.out.println(arguments[i] + "\t" + searcher.count(word(arguments[i])));
      }
    }
  }

  /** CPU time of this thread, the best of the rounds; the first ones warm the compiler. */
  private static void time(Path index, Path queries, int rounds, boolean readsArticles) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, new EnglishAnalyzer());
      SortedSetDocValuesReaderState state = facetsOf(reader);
      ThreadMXBean clock = ManagementFactory.getThreadMXBean();
      List<String> lines = Files.readAllLines(queries);
      if (state == null) lines.removeIf(line -> line.startsWith("facets\t"));
      long[] best = new long[lines.size()];
      long[] counted = new long[lines.size()];
      Arrays.fill(best, Long.MAX_VALUE);
      for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < best.length; ++i) {
          long begin = clock.getCurrentThreadCpuTime();
          Query query = read(lines.get(i).split("\t"));
          FacetsCollector collector = new FacetsCollector();
          boolean isFaceted = lines.get(i).startsWith("facets\t");
          TopDocs found = isFaceted ? FacetsCollector.search(searcher, query, 10, collector) : searcher.search(query, 10);
          if (isFaceted) counted[i] = shown(state, collector);
          if (readsArticles) {
            for (ScoreDoc hit : found.scoreDocs) searcher.doc(hit.doc);
            if (found.scoreDocs.length > 0) highlighter.highlight("body", query, found);
          }
          best[i] = Math.min(best[i], clock.getCurrentThreadCpuTime() - begin);
        }
      }
      for (int i = 0; i < best.length; ++i) {
        String[] cells = lines.get(i).split("\t", 2);
        long articles = cells[0].equals("facets") ? counted[i] : searcher.count(read(lines.get(i).split("\t")));
        System.out.printf("%s\t%s\t%d\t%d%n", cells[0], cells[1].replace('\t', ' '), articles, best[i] / 1000);
      }
    }
  }

  private static SortedSetDocValuesReaderState facetsOf(DirectoryReader reader) throws Exception {
    try {
      return new DefaultSortedSetDocValuesReaderState(reader);
    } catch (IllegalArgumentException withoutFacets) {
      return null;
    }
  }

  /** What the ten most frequent values of each facet have together. */
  private static long shown(SortedSetDocValuesReaderState state, FacetsCollector collector) throws Exception {
    SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state, collector);
    long sum = 0;
    for (String facet : FACETS) {
      FacetResult rows = counts.getTopChildren(10, facet);
      if (rows == null) continue;
      for (LabelAndValue row : rows.labelValues) sum += row.value.longValue();
    }
    return sum;
  }

  private static Query read(String[] cells) throws Exception {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    switch (cells[0]) {
      case "phrase":
        return inEither(field -> {
          PhraseQuery.Builder phrase = new PhraseQuery.Builder();
          for (int i = 1; i < cells.length; ++i) phrase.add(new Term(field, analyzed(cells[i])));
          return phrase.build();
        });
      case "prefix":
        return inEither(field -> new PrefixQuery(new Term(field, cells[1])));
      case "filter":
        query.add(word(cells[1]), BooleanClause.Occur.MUST);
        query.add(new TermQuery(new Term("source", cells[2])), BooleanClause.Occur.FILTER);
        query.add(IntPoint.newExactQuery("year", Integer.parseInt(cells[3])), BooleanClause.Occur.FILTER);
        return query.build();
      default:
        BooleanClause.Occur occur = cells[0].equals("or") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
        for (int i = 1; i < cells.length; ++i) query.add(word(cells[i]), occur);
        return query.build();
    }
  }

  private interface InField {
    Query query(String field) throws Exception;
  }

  private static Query inEither(InField inField) throws Exception {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String field : new String[] {"title", "body"}) {
      query.add(inField.query(field), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  private static Query word(String typed) throws Exception {
    String term = analyzed(typed);
    return inEither(field -> new TermQuery(new Term(field, term)));
  }

  private static String analyzed(String word) throws Exception {
    try (var tokens = new EnglishAnalyzer().tokenStream("body", word)) {
      tokens.reset();
      tokens.incrementToken();
      return tokens.getAttribute(CharTermAttribute.class).toString();
    }
  }

  private static String unescaped(String cell) {
    if (cell.indexOf('\\') < 0) return cell;
    StringBuilder out = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); ++i) {
      char c = cell.charAt(i);
      if (c == '\\' && i + 1 < cell.length()) {
        char named = cell.charAt(++i);
        c = named == 'n' ? '\n' : named == 't' ? '\t' : named == 'r' ? '\r' : named;
      }
      out.append(c);
    }
    return out.toString();
  }
}
