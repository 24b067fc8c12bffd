package conformance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/{name}")
class ItemController {

    record Item(int id, String name) {}

    @GetMapping("/items")
    List<Item> list(HttpServletRequest request) {
        ran(request);
        return List.of(new Item(1, "A"));
    }

    @PostMapping("/items")
    @ResponseStatus(HttpStatus.CREATED)
    Item create(HttpServletRequest request) {
        ran(request);
        return new Item(2, "B");
    }

    @PutMapping("/items/1")
    Item update(HttpServletRequest request) {
        ran(request);
        return new Item(1, "C");
    }

    @DeleteMapping("/items/1")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(HttpServletRequest request) {
        ran(request);
    }

    @GetMapping("/boom")
    void boom(HttpServletRequest request) {
        ran(request);
        throw new IllegalStateException("An unhandled error of the app.");
    }

    private static void ran(HttpServletRequest request) {
        System.out.println("ran " + request.getMethod() + " " + request.getRequestURI());
        System.out.flush();
    }
}
