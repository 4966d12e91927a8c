import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The peer that is Lucene: an English analyzer, positions, stored text.
 *
 * <p>{@code index IN.tsv OUT} or {@code count OUT WORD...}, which prints {@code WORD<TAB>ARTICLES}. A line of
 * IN.tsv is id, title, body, published and source, as jq's @tsv escapes them.
 */
public class PeerLucene {
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(Path.of(arguments[1]), Path.of(arguments[2]));
    } else if (arguments.length > 2 && arguments[0].equals("count")) {
      count(arguments);
    } else {
      System.err.println("usage: PeerLucene index IN.tsv OUT | count OUT WORD...");
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
