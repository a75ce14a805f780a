import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates the PDF files whose paths stand on standard input, one a line, against PDF/A-2a and
 * PDF/UA-1, and prints one JSON object a line for every file and profile:
 * {"file", "profile", "checks", "failed": [{"rule", "count", "message", "where"}]}, or "error"
 * in place of "checks" and "failed" when a file cannot be read.
 */
public final class VeraCheck {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";

    private record Target(PDFAFlavour flavour, String file) {}

    private static final List<Target> TARGETS =
            List.of(
                    new Target(PDFAFlavour.PDFA_2_A, "PDFA-2A.xml"),
                    new Target(PDFAFlavour.PDFUA_1, "PDFUA-1.xml"));

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> profiles = new ArrayList<>();
        for (Target target : TARGETS) {
            try (var stream = PDFAFlavour.class.getResourceAsStream(FOLDER + target.file())) {
                profiles.add(Profiles.profileFromXml(stream));
            }
        }
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<String>> answers = new ArrayList<>();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String path = line;
            for (int i = 0; i < profiles.size(); i++) {
                Target target = TARGETS.get(i);
                ValidationProfile profile = profiles.get(i);
                answers.add(workers.submit(() -> validate(path, target.flavour(), profile)));
            }
        }
        for (Future<String> answer : answers) {
            System.out.println(answer.get());
        }
        workers.shutdown();
    }

    private static String validate(String path, PDFAFlavour flavour, ValidationProfile profile) {
        String head = "{\"file\": " + quoted(path) + ", \"profile\": " + quoted(flavour.getId());
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new FileInputStream(path), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            return head + ", \"checks\": " + result.getTotalAssertions() + ", \"failed\": ["
                    + String.join(", ", failures(result)) + "]}";
        } catch (Exception problem) {
            return head + ", \"error\": " + quoted(String.valueOf(problem)) + "}";
        }
    }

    private static List<String> failures(ValidationResult result) {
        Map<RuleId, Integer> counts = new LinkedHashMap<>();
        Map<RuleId, TestAssertion> samples = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                counts.merge(assertion.getRuleId(), 1, Integer::sum);
                samples.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        List<String> found = new ArrayList<>();
        counts.forEach(
                (rule, count) -> {
                    TestAssertion sample = samples.get(rule);
                    String name = rule.getClause() + "-" + rule.getTestNumber();
                    found.add(
                            "{\"rule\": " + quoted(name) + ", \"count\": " + count
                                    + ", \"message\": " + quoted(sample.getMessage())
                                    + ", \"where\": " + quoted(sample.getLocation().getContext())
                                    + "}");
                });
        return found;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char letter : String.valueOf(text).toCharArray()) {
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < ' ' || letter > '~') {
                out.append(String.format("\\u%04x", (int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.append('"').toString();
    }
}
