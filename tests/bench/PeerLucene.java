import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TotalHitCountCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The peer that is Lucene: an English analyzer, positions, stored text.
 *
 * <p>{@code index IN.tsv OUT}, {@code count OUT WORD...}, which prints {@code WORD<TAB>ARTICLES}, or {@code query
 * OUT QUERIES ROUNDS}, which prints what tests/bench/peer_queries.h says. A line of IN.tsv is id, title, body,
 * published and source, as jq's @tsv escapes them.
 */
public class PeerLucene {
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(Path.of(arguments[1]), Path.of(arguments[2]));
    } else if (arguments.length > 2 && arguments[0].equals("count")) {
      count(arguments);
    } else if (arguments.length == 4 && arguments[0].equals("query")) {
      query(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
    } else {
      System.err.println("usage: PeerLucene index IN.tsv OUT | count OUT WORD... | query OUT QUERIES ROUNDS");
      System.exit(2);
    }
  }

  private static void index(Path articles, Path index) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config);
        BufferedReader lines = Files.newBufferedReader(articles, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField("id", unescaped(cells[0]), Field.Store.YES));
        document.add(new TextField("title", unescaped(cells[1]), Field.Store.YES));
        document.add(new TextField("body", unescaped(cells[2]), Field.Store.YES));
        document.add(new StringField("published", cells[3], Field.Store.YES));
        if (cells[3].length() >= 10) {
          document.add(new LongPoint("day", day(cells[3])));
          document.add(new SortedDocValuesField("year", new BytesRef(cells[3].substring(0, 4))));
        }
        document.add(new SortedDocValuesField("language", new BytesRef("en")));
        document.add(new StringField("source", unescaped(cells[4]), Field.Store.YES));
        document.add(new SortedDocValuesField("source", new BytesRef(unescaped(cells[4]))));
        writer.addDocument(document);
      }
      writer.commit();
    }
  }

  private static void count(String[] arguments) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(arguments[1])))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int i = 2; i < arguments.length; ++i) {
        String term = analyzed(arguments[i]);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String field : new String[] {"title", "body"}) {
          query.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD);
        }
        System.out.println(arguments[i] + "\t" + searcher.count(query.build()));
      }
    }
  }

  private static long day(String date) {
    return Long.parseLong(date.substring(0, 10).replace("-", ""));
  }

  private static void query(Path index, Path queries, int rounds) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, new EnglishAnalyzer());
      List<String> lines = Files.readAllLines(queries, StandardCharsets.UTF_8);
      double[] best = new double[lines.size()];
      long[] totals = new long[lines.size()];
      Arrays.fill(best, Double.MAX_VALUE);
      for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < best.length; ++i) {
          long begin = System.nanoTime();
          totals[i] = ask(searcher, highlighter, lines.get(i).split("\t"));
          best[i] = Math.min(best[i], (System.nanoTime() - begin) / 1000.0);
        }
      }
      print(lines, best, totals);
    }
  }

  private static void print(List<String> lines, double[] best, long[] totals) {
    TreeMap<String, List<Double>> times = new TreeMap<>();
    TreeMap<String, Long> found = new TreeMap<>();
    for (int i = 0; i < best.length; ++i) {
      String kind = lines.get(i).split("\t")[0];
      times.computeIfAbsent(kind, k -> new ArrayList<>()).add(best[i]);
      found.merge(kind, totals[i], Long::sum);
    }
    times.forEach((kind, row) -> {
      Collections.sort(row);
      System.out.printf("%s\t%d\t%.0f\t%.0f\t%d\n", kind, row.size(), row.get((row.size() - 1) * 50 / 100),
          row.get((row.size() - 1) * 99 / 100), found.get(kind));
    });
  }

  /** Ten hits with snippets, or three facets; how many articles match, exactly. */
  private static long ask(IndexSearcher searcher, UnifiedHighlighter highlighter, String[] cells) throws Exception {
    Query query = queryFor(cells);
    if (cells[0].equals("facets")) return countFacets(searcher, query);
    TotalHitCountCollector counter = new TotalHitCountCollector();
    TopScoreDocCollector best = TopScoreDocCollector.create(10, 10);
    searcher.search(query, best);
    searcher.search(query, counter);
    TopDocs page = best.topDocs();
    highlighter.highlightFields(new String[] {"body"}, query, page);
    for (ScoreDoc hit : page.scoreDocs) searcher.doc(hit.doc).get("title");
    return counter.getTotalHits();
  }

  private static Query queryFor(String[] cells) throws Exception {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int words = cells[0].equals("filter") ? 2 : cells.length;
    for (int i = 1; i < words && !cells[0].equals("phrase"); ++i) {
      all.add(inText(cells[0], cells[i]),
          cells[0].equals("or") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST);
    }
    if (cells[0].equals("phrase")) {
      for (String field : new String[] {"title", "body"}) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int i = 1; i < cells.length; ++i) phrase.add(new Term(field, analyzed(cells[i])));
        all.add(phrase.build(), BooleanClause.Occur.SHOULD);
      }
    }
    if (cells[0].equals("filter")) {
      all.add(new TermQuery(new Term("source", cells[2])), BooleanClause.Occur.FILTER);
      all.add(LongPoint.newRangeQuery("day", day(cells[3]), day(cells[4])), BooleanClause.Occur.FILTER);
    }
    return all.build();
  }

  private static Query inText(String kind, String word) throws Exception {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    for (String field : new String[] {"title", "body"}) {
      either.add(kind.equals("prefix") ? new PrefixQuery(new Term(field, word))
          : new TermQuery(new Term(field, analyzed(word))), BooleanClause.Occur.SHOULD);
    }
    return either.build();
  }

  private static long countFacets(IndexSearcher searcher, Query query) throws Exception {
    FacetCounter counter = new FacetCounter("source", "year", "language");
    searcher.search(query, counter);
    counter.finish();
    return counter.total;
  }

  /** Counts the values of some fields: by ordinals, which are those of one segment, then by value. */
  private static final class FacetCounter extends SimpleCollector {
    long total = 0;
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final String[] fields;
    private final SortedDocValues[] values;
    private final int[][] ordinals;

    FacetCounter(String... fields) {
      this.fields = fields;
      values = new SortedDocValues[fields.length];
      ordinals = new int[fields.length][];
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      finish();
      for (int i = 0; i < fields.length; ++i) {
        values[i] = DocValues.getSorted(context.reader(), fields[i]);
        ordinals[i] = new int[values[i].getValueCount()];
      }
    }

    @Override
    public void collect(int article) throws IOException {
      ++total;
      for (int i = 0; i < fields.length; ++i) {
        if (values[i].advanceExact(article)) ++ordinals[i][values[i].ordValue()];
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** Adds the counts of the segment at hand to those of all. */
    void finish() throws IOException {
      for (int i = 0; i < fields.length && values[i] != null; ++i) {
        Map<String, Integer> field = counts.computeIfAbsent(fields[i], name -> new HashMap<>());
        for (int o = 0; o < ordinals[i].length; ++o) {
          if (ordinals[i][o] > 0) field.merge(values[i].lookupOrd(o).utf8ToString(), ordinals[i][o], Integer::sum);
        }
      }
    }
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
