package frontdesk.gateway.adapter.openai;

import frontdesk.gateway.adapter.openai.OpenAiProvider.Habit;
import frontdesk.gateway.control.Provider;
import frontdesk.gateway.control.TokenCount;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** The kinds of provider that speak OpenAI's protocol. */
@ApplicationScoped
public class OpenAiProviders {

    @Inject TokenCount tokens;

    @Produces
    @ApplicationScoped
    Provider openai() {
        return new OpenAiProvider("openai", "https://api.openai.com/v1", Habit.OPENAI, tokens);
    }

    @Produces
    @ApplicationScoped
    Provider compatible() {
        return new OpenAiProvider("compatible", "", Habit.PLAIN, tokens);
    }

    @Produces
    @ApplicationScoped
    Provider ollama() {
        return new OpenAiProvider("ollama", "http://localhost:11434/v1", Habit.OWN_MACHINE, tokens);
    }

    @Produces
    @ApplicationScoped
    Provider azure() {
        return new OpenAiProvider("azure", "", Habit.AZURE, tokens);
    }

    @Produces
    @ApplicationScoped
    Provider openrouter() {
        return new OpenAiProvider(
                "openrouter", "https://openrouter.ai/api/v1", Habit.PLAIN, tokens);
    }

    @Produces
    @ApplicationScoped
    Provider groq() {
        return new OpenAiProvider("groq", "https://api.groq.com/openai/v1", Habit.PLAIN, tokens);
    }

    @Produces
    @ApplicationScoped
    Provider mistral() {
        return new OpenAiProvider(
                "mistral", "https://api.mistral.ai/v1", Habit.TELLS_USAGE_UNASKED, tokens);
    }

    @Produces
    @ApplicationScoped
    Provider deepseek() {
        return new OpenAiProvider("deepseek", "https://api.deepseek.com/v1", Habit.PLAIN, tokens);
    }
}
