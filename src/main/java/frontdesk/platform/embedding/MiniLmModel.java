package frontdesk.platform.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The model with one thread a call. ONNX Runtime would give each call a thread a core, which wait
 * for each other by spinning: quicker for a caller who is alone, but texts and callers are many,
 * and those threads would take the cores from them.
 */
final class MiniLmModel extends AbstractInProcessEmbeddingModel implements AutoCloseable {

    private static final String FILE = "/all-minilm-l6-v2-q";

    private final OrtSession session;
    private final OnnxBertBiEncoder encoder;

    MiniLmModel() {
        super(null);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream weights = open(".onnx");
                InputStream tokenizer = open("-tokenizer.json")) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(weights.readAllBytes(), options);
            encoder = new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("The model of meaning cannot be loaded", e);
        }
    }

    private static InputStream open(String part) throws IOException {
        @Nullable InputStream file =
                AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(FILE + part);
        if (file == null) {
            throw new IOException("There is no " + FILE + part + " in the module of the model");
        }
        return file;
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    /** A redeploy loads it anew. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
