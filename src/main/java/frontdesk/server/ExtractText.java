package frontdesk.server;

import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.xml.sax.SAXException;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A program of its own: files of strangers are read in a small JVM that may run out of memory or of
 * time without harm. Reads from stdin {@code kind (UTF), length (int), bytes}, answers on stdout
 * {@code code (UTF, empty when read), title (UTF), length (int), Markdown (UTF-8 bytes)}, until
 * stdin ends.
 */
public final class ExtractText {

    private ExtractText() {}

    record Answer(String code, String title, String markdown) {}

    public static void main(String[] arguments) throws IOException {
        // Some libraries log to what is our line to the server.
        System.setOut(System.err);
        try (var in =
                        new DataInputStream(
                                new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                var out =
                        new DataOutputStream(
                                new BufferedOutputStream(
                                        new FileOutputStream(FileDescriptor.out)))) {
            while (true) {
                String kind = in.readUTF();
                byte[] bytes = in.readNBytes(in.readInt());
                Answer answer = read(kind, bytes);
                byte[] markdown = answer.markdown().getBytes(StandardCharsets.UTF_8);
                out.writeUTF(answer.code());
                out.writeUTF(answer.title());
                out.writeInt(markdown.length);
                out.write(markdown);
                out.flush();
            }
        } catch (EOFException _) {
            // The server has no more files for us.
        }
    }

    static Answer read(String kind, byte[] bytes) {
        MarkdownHandler handler = new MarkdownHandler();
        Metadata metadata = new Metadata();
        ParseContext context = new ParseContext();
        // What is embedded in a document is no article.
        context.set(
                org.apache.tika.extractor.EmbeddedDocumentExtractor.class, new NothingEmbedded());
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        try {
            parser(kind).parse(new ByteArrayInputStream(bytes), handler, metadata, context);
        } catch (MarkdownHandler.TooLong _) {
            return new Answer("too_long", "", "");
        } catch (EncryptedDocumentException _) {
            return new Answer("encrypted_file", "", "");
        } catch (IOException | SAXException | TikaException | RuntimeException _) {
            return new Answer("unreadable_file", "", "");
        }
        String title = metadata.get(TikaCoreProperties.TITLE);
        return new Answer("", title == null ? "" : shortened(title.strip()), handler.markdown());
    }

    private static String shortened(String title) {
        return title.length() > 200 ? title.substring(0, 200) : title;
    }

    private static Parser parser(String kind) {
        return switch (kind) {
            case "pdf" -> new PDFParser();
            case "docx" -> new OOXMLParser();
            default -> new JSoupParser();
        };
    }
}
